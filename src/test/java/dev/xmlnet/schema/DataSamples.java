package dev.xmlnet.schema;

import com.thaiopensource.datatype.DatatypeLibraryLoader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.relaxng.datatype.Datatype;
import org.relaxng.datatype.DatatypeBuilder;
import org.relaxng.datatype.DatatypeException;

/** Values of a datatype with its parameters, each of them checked by Jing's library of datatypes: the ends of a range, the branches of a pattern. */
final class DataSamples {
    static final List<String> TEXTS = List.of("text", "", "two words", "<&>'\" \u00e9\u6f22");

    private static final String LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes";

    /** Powers of two with which the types of integers end. */
    private static final List<Integer> BITS = List.of(7, 8, 15, 16, 31, 32, 63, 64);

    /** A pattern of plain numbers: they are written without zeros in front, so that a reader may take them for numbers. */
    private static final List<String> DIGITS = List.of("[0-9]+");

    private DataSamples() {}

    /**
     * Gives some values of a datatype.
     *
     * @param parameters those of each name, in their order
     * @param except values that are not allowed
     * @return no value only if none was found
     */
    static List<String> of(String library, String type, Map<String, List<String>> parameters, Set<String> except) {
        Datatype datatype = datatype(library.isEmpty() ? LIBRARY : library, type, parameters);
        Set<String> candidates = new LinkedHashSet<>();
        parameters.getOrDefault("pattern", List.of()).forEach(regex -> candidates.addAll(RegexSampler.samples(regex)));
        if (candidates.isEmpty()) {
            candidates.addAll(TEXTS);
            candidates.addAll(List.of("name", "2026-01-01T00:00:00Z", "1.5", "true"));
            parameters
                    .getOrDefault("maxLength", List.of())
                    .forEach(n -> candidates.add("x".repeat(Integer.parseInt(n))));
            candidates.removeIf(candidate -> !datatype.isValid(candidate, null));
        }
        if (type.matches("(?i).*(integer|long|int|short|byte)")) {
            candidates.addAll(numbers(datatype, parameters));
            if (DIGITS.containsAll(parameters.getOrDefault("pattern", DIGITS))) {
                candidates.removeIf(candidate -> !candidate.matches("0|-?[1-9][0-9]*"));
            }
        }
        candidates.removeIf(candidate -> !datatype.isValid(candidate, null) || except.contains(candidate));
        return List.copyOf(candidates);
    }

    private static Datatype datatype(String library, String type, Map<String, List<String>> parameters) {
        try {
            DatatypeBuilder builder =
                    new DatatypeLibraryLoader().createDatatypeLibrary(library).createDatatypeBuilder(type);
            for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
                for (String value : parameter.getValue()) {
                    builder.addParameter(parameter.getKey(), value, null);
                }
            }
            return builder.createDatatype();
        } catch (DatatypeException e) {
            throw new IllegalArgumentException("the schema's datatype " + type + parameters, e);
        }
    }

    /** The least, the greatest, their neighbours and one between. */
    private static List<String> numbers(Datatype datatype, Map<String, List<String>> parameters) {
        TreeSet<BigInteger> ends = new TreeSet<>(List.of(BigInteger.ZERO, BigInteger.TEN));
        BITS.forEach(bits -> {
            ends.add(BigInteger.TWO.pow(bits));
            ends.add(BigInteger.TWO.pow(bits).negate());
        });
        for (String limit : List.of("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")) {
            parameters.getOrDefault(limit, List.of()).forEach(value -> ends.add(new BigInteger(value.trim())));
        }
        TreeSet<BigInteger> valid = new TreeSet<>();
        for (BigInteger end : ends) {
            for (int near = -1; near <= 1; near++) {
                BigInteger number = end.add(BigInteger.valueOf(near));
                if (datatype.isValid(number.toString(), null)) {
                    valid.add(number);
                }
            }
        }
        List<BigInteger> sorted = new ArrayList<>(valid);
        List<String> samples = new ArrayList<>();
        int last = sorted.size() - 1;
        for (int place : new TreeSet<>(List.of(0, 1, last / 2, last - 1, last))) {
            if (place >= 0 && place <= last) {
                samples.add(sorted.get(place).toString());
            }
        }
        return samples;
    }
}
