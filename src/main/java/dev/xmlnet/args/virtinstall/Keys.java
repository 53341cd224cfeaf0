package dev.xmlnet.args.virtinstall;

import dev.xmlnet.args.ArgsTable;
import dev.xmlnet.args.OptionKey;
import dev.xmlnet.args.PartRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The suboptions of {@code --network} by their names. */
final class Keys {
    /** Numbers in a key, such as {@code portForward0.range1.start}. */
    private static final Pattern NUMBERED = Pattern.compile("(\\D+)(\\d{1,3})((?:\\.\\D+)(\\d{1,3}))?(\\.\\w+)");

    /** Those that are not a part: they say how the others count. */
    private static final Set<String> OTHERS = Set.of("clearxml", "hostdev");

    private static final Map<String, List<Found>> BY_NAME = byName();

    /**
     * A part that a suboption may say.
     *
     * @param row of the part
     * @param places the numbers in the key
     */
    record Found(PartRow row, OptionKey option, List<Integer> places) {
        /** The path, as in the table. */
        String path() {
            return row.path();
        }
    }

    private Keys() {}

    private static Map<String, List<Found>> byName() {
        Map<String, List<Found>> all = new HashMap<>();
        for (PartRow row : ArgsTable.get().parts()) {
            for (OptionKey option : row.virtInstall()) {
                List<String> names = new ArrayList<>(option.also());
                names.add(option.key());
                for (String name : names) {
                    all.computeIfAbsent(name, none -> new ArrayList<>(1)).add(new Found(row, option, List.of()));
                }
            }
        }
        return all;
    }

    /** Returns the parts that a suboption of this name may say, of which the kind of connection decides; none for an unknown one. */
    static List<Found> of(String name) {
        List<Found> found = BY_NAME.get(name);
        Matcher numbered = NUMBERED.matcher(name);
        if (found != null || !numbered.matches()) {
            return found == null || name.indexOf('{') >= 0 ? List.of() : found;
        }
        boolean two = numbered.group(4) != null;
        String between = two ? numbered.group(3).replaceAll("\\d+$", "{m}") : "";
        List<Integer> places = two
                ? List.of(Integer.valueOf(numbered.group(2)), Integer.valueOf(numbered.group(4)))
                : List.of(Integer.valueOf(numbered.group(2)));
        return BY_NAME.getOrDefault(numbered.group(1) + "{n}" + between + numbered.group(5), List.of()).stream()
                .map(one -> new Found(one.row(), one.option(), places))
                .toList();
    }

    /** Where a suboption stands in the table; before all rows if it says no part of its own. */
    static int place(String name) {
        List<Found> found = of(name);
        return found.isEmpty() ? -1 : found.get(0).row().place();
    }

    /** True if virt-install knows a suboption of this name. */
    static boolean isKnown(String name) {
        return OTHERS.contains(name) || PortForwards.isOne(name) || XPathOption.isOne(name) || !of(name).isEmpty();
    }

    /** All names, numbers as 0. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>(OTHERS);
        BY_NAME.keySet().forEach(name -> all.add(name.replaceAll("\\{[nm]\\}", "0")));
        all.add("portForward0");
        all.add("xpath0.set");
        all.add("xpath0.value");
        all.add("xpath0.create");
        all.add("xpath0.delete");
        return all;
    }
}
