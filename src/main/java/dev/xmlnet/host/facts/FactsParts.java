package dev.xmlnet.host.facts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Collecting#script} printed on a host, in its parts. What a login shell prints before it is passed over, and bytes that are
 * no text are text that nobody looks for.
 *
 * @param parts in their order
 */
public record FactsParts(List<Part> parts) {
    private static final String FIRST = "xmlnet host facts ";
    private static final int VERSION = 1;
    private static final String HEAD = "== ";
    private static final String END = "end";

    /**
     * What one program printed.
     *
     * @param line where it begins, from 1
     * @param title the program with its arguments
     * @param lines what it printed, without the blank that they are set in by
     */
    public record Part(int line, String title, List<String> lines) {}

    /** True if a text holds what the script prints, perhaps after something else. */
    public static boolean isIn(String text) {
        return text.startsWith(FIRST) || text.contains("\n" + FIRST);
    }

    /**
     * Reads a text in which such a thing is.
     *
     * @throws FactsException if a part is missing at the end, it is of two hosts, or of a version that this one does not know
     */
    public static FactsParts of(String text) throws FactsException {
        List<Part> parts = new ArrayList<>();
        int number = 0;
        int begun = 0;
        boolean ended = false;
        Part part = null;
        for (String one : text.split("\n", -1)) {
            String line = one.endsWith("\r") ? one.substring(0, one.length() - 1) : one;
            number++;
            if (line.startsWith(FIRST)) {
                mustBeKnown(line, number, begun);
                begun = number;
            } else if (begun > 0 && !ended && line.startsWith(HEAD)) {
                part = new Part(number + 1, line.substring(HEAD.length()), new ArrayList<>());
                ended = part.title().equals(END);
                parts.add(part);
            } else if (part != null && !ended) {
                part.lines().add(line.startsWith(" ") ? line.substring(1) : line);
            }
        }
        if (!ended) {
            throw new FactsException(number, "the facts end too early; collect them again");
        }
        return new FactsParts(parts);
    }

    private static void mustBeKnown(String line, int number, int begun) throws FactsException {
        if (begun > 0) {
            throw new FactsException(number, "these are the facts of a second host; give those of one");
        }
        String version = line.substring(FIRST.length()).strip();
        if (!version.equals(Integer.toString(VERSION))) {
            throw new FactsException(
                    number, "facts of version '" + version + "' are unknown; collect them with this version's script");
        }
    }

    /** Returns the part of a title; null if there is none. */
    public @Nullable Part part(String title) {
        for (Part part : parts) {
            if (part.title().equals(title)) {
                return part;
            }
        }
        return null;
    }

    /** Returns the lines of the part of a title; none if there is no such part. */
    List<String> lines(String title) {
        Part part = part(title);
        return part == null ? List.of() : part.lines();
    }

    /** Returns the parts whose titles begin so. */
    List<Part> partsOf(String beginning) {
        return parts.stream().filter(part -> part.title().startsWith(beginning)).toList();
    }
}
