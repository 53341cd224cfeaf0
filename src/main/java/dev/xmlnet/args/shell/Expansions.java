package dev.xmlnet.args.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the values of simple variables into words, and keeps the rest as it is written. */
final class Expansions {
    private static final String RUN = "would be run by the shell";

    private final String text;
    private final Places places;
    private final Variables variables;
    private final WordBuilder word;
    private final List<Word> words;

    Expansions(String text, Places places, Variables variables, WordBuilder word, List<Word> words) {
        this.text = text;
        this.places = places;
        this.variables = variables;
        this.word = word;
        this.words = words;
    }

    /**
     * Reads a {@code $}, a backtick or {@code <(}.
     *
     * @return the offset behind it; -1 if a bracket is not closed
     */
    int read(int at, boolean quoted) {
        if (text.charAt(at) == '`') {
            return keep(at, Nesting.past(text, at + 1, '`'), RUN);
        } else if (text.startsWith("(", at + 1)) {
            return keep(at, Nesting.past(text, at + 2, ')'), RUN);
        } else if (text.startsWith("{", at + 1)) {
            int end = Nesting.past(text, at + 2, '}');
            String name = end < 0 ? null : name(at + 2);
            return name != null && end == at + 3 + name.length()
                    ? variable(at, end, name, quoted)
                    : keep(at, end, "is not a plain variable");
        }
        String name = name(at + 1);
        if (name != null) {
            return variable(at, at + 1 + name.length(), name, quoted);
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if ((next >= '0' && next <= '9') || next == '@' || next == '*') {
            return keep(at, at + 2, "is an argument of the script");
        } else if ("#?$!-".indexOf(next) >= 0) {
            return keep(at, at + 2, "is known only while the script runs");
        }
        word.add(text.charAt(at), at);
        return at + 1;
    }

    private @Nullable String name(int from) {
        int end = from;
        while (end < text.length() && Variables.isOfName(text.charAt(end), end - from)) {
            end++;
        }
        return end > from ? text.substring(from, end) : null;
    }

    private int keep(int at, int end, String why) {
        if (end >= 0) {
            word.add(new Expansion(text.substring(at, end), why, places.of(at)), at);
        }
        return end;
    }

    private int variable(int at, int end, String name, boolean quoted) {
        Variables.Value value = variables.get(name);
        String known = value.text();
        if (known == null) {
            return keep(at, end, value.why());
        } else if (quoted) {
            word.add(known, at);
        } else {
            split(known, at);
        }
        return end;
    }

    /** Without quotes the blanks of a value end words. */
    private void split(String value, int at) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n') {
                word.add(c, at);
            } else if (word.isStarted()) {
                words.add(word.finish(at));
            }
        }
    }
}
