package dev.xmlnet.check;

import dev.xmlnet.xml.Spelling;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of known names somebody may have meant. Where many are missing and many are known, no slip of the hand is the
 * reason, and only the first missing ones are held against all.
 */
final class Hints {
    private static final int ALWAYS = 10;
    private static final int ENOUGH_COMPARED = 1_000;

    private final Collection<String> known;
    private final String advice;
    private final Map<String, String> hints = new HashMap<>();

    /** Hints at one of the known names; else there is the advice. */
    Hints(Collection<String> known, String advice) {
        this.known = known;
        this.advice = advice;
    }

    /** The end of a sentence on a name that is missing. */
    String of(String name) {
        String hint = hints.get(name);
        if (hint == null) {
            hint = hints.size() < ALWAYS || (long) hints.size() * known.size() < ENOUGH_COMPARED ? look(name) : advice;
            hints.put(name, hint);
        }
        return hint;
    }

    private String look(String name) {
        List<String> near = Spelling.nearest(name, known);
        return near.isEmpty() ? advice : "; did you mean " + String.join(" or ", near) + "?";
    }
}
