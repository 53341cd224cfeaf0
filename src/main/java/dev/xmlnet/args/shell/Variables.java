package dev.xmlnet.args.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a script has assigned up to some line of it. */
final class Variables {
    private static final List<String> DECLARING = List.of("export", "readonly", "local", "declare", "typeset");

    /** A value, or why none is known. */
    record Value(@Nullable String text, String why) {}

    private static final Value NOT_SET = new Value(null, "is not set in this text");

    private final Map<String, Value> values = new HashMap<>();

    Value get(String name) {
        return values.getOrDefault(name, NOT_SET);
    }

    /** A variable of this name has no single value from here on. */
    void lose(String name, String why) {
        values.put(name, new Value(null, why));
    }

    /**
     * Takes a simple command for what it does to variables.
     *
     * @param conditional true if it is not sure that the command runs
     * @return the words that are no assignments before a command; none if there was nothing else
     */
    List<Word> take(List<Word> words, boolean conditional) {
        int at = 0;
        while (at < words.size() && isAssignment(words.get(at))) {
            at++;
        }
        List<Word> rest = words.subList(at, words.size());
        if (rest.isEmpty()) {
            words.forEach(word -> assign(word, conditional));
            return rest;
        }
        String first = rest.get(0).text();
        if (DECLARING.contains(first)) {
            rest.stream().filter(Variables::isAssignment).forEach(word -> assign(word, conditional));
        } else if (first.equals("read") || first.equals("mapfile") || first.equals("getopts")) {
            rest.forEach(word -> lose(word.text(), "is read while the script runs"));
        } else if (first.equals("unset")) {
            rest.forEach(word -> values.remove(word.text()));
        } else if ((first.equals("for") || first.equals("select")) && rest.size() > 1) {
            lose(rest.get(1).text(), "is set by a loop");
        }
        return rest;
    }

    static boolean isAssignment(Word word) {
        return assigned(word.text()) > 0;
    }

    /** The length of the name that a word assigns to; 0 if it does not. */
    static int assigned(String text) {
        int end = 0;
        while (end < text.length() && isOfName(text.charAt(end), end)) {
            end++;
        }
        boolean assigns = end > 0 && (text.startsWith("=", end) || text.startsWith("+=", end));
        return assigns ? end : 0;
    }

    static boolean isOfName(char c, int index) {
        return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (index > 0 && c >= '0' && c <= '9');
    }

    private void assign(Word word, boolean conditional) {
        String text = word.text();
        int end = assigned(text);
        String name = text.substring(0, end);
        boolean more = text.charAt(end) == '+';
        String value = text.substring(end + (more ? 2 : 1));
        String before = more ? get(name).text() : "";
        if (conditional) {
            lose(name, "is set under a condition");
        } else if (!word.isKnown()) {
            lose(name, "is set from a value that is not known");
        } else if (before == null) {
            lose(name, get(name).why());
        } else {
            values.put(name, new Value(before + value, ""));
        }
    }
}
