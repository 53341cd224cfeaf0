package dev.xmlnet.args.virtinstall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suboption, {@code KEY=VALUE} or a word alone. virt-install splits them as Python's shlex does in POSIX mode with the comma as the only
 * blank: quotes keep commas, a backslash keeps the next character; a doubled comma is no escape.
 *
 * @param key the word before the first {@code =}
 * @param value what follows; null for a word alone
 * @param column where it begins in the text, from 1
 */
record SubOption(String key, @Nullable String value, int column) {

    /** How the words of a text are cut. */
    private static final class Cutter {
        private final String text;
        private final List<SubOption> found = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean begun;
        private int first;
        private int at;

        Cutter(String text) {
            this.text = text;
        }

        List<SubOption> cut() throws BadOptionException {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == ',') {
                    end();
                    at++;
                } else {
                    begin();
                    take(c);
                }
            }
            end();
            return found;
        }

        private void begin() {
            if (!begun) {
                begun = true;
                first = at;
            }
        }

        private void take(char c) throws BadOptionException {
            if (c == '\'' || c == '"') {
                quoted(c);
            } else if (c == '\\') {
                if (at + 1 == text.length()) {
                    throw new BadOptionException("a backslash ends the option; remove it", at + 1);
                }
                word.append(text.charAt(at + 1));
                at += 2;
            } else {
                word.append(c);
                at++;
            }
        }

        private void quoted(char quote) throws BadOptionException {
            int open = at;
            at++;
            while (at < text.length() && text.charAt(at) != quote) {
                char c = text.charAt(at);
                boolean escape = quote == '"' && c == '\\' && at + 1 < text.length();
                boolean escapes = escape && "\"\\".indexOf(text.charAt(at + 1)) >= 0;
                word.append(escapes ? text.charAt(at + 1) : c);
                at += escapes ? 2 : 1;
            }
            if (at >= text.length()) {
                throw new BadOptionException("the quote " + quote + " is not closed; close it", open + 1);
            }
            at++;
        }

        private void end() {
            if (begun) {
                String whole = word.toString();
                int equals = whole.indexOf('=');
                found.add(new SubOption(
                        equals < 0 ? whole : whole.substring(0, equals),
                        equals < 0 ? null : whole.substring(equals + 1),
                        first + 1));
            }
            word.setLength(0);
            begun = false;
        }
    }

    /**
     * Cuts the text of a {@code --network} into its suboptions, in order.
     *
     * @throws BadOptionException if a quote is not closed
     */
    static List<SubOption> split(String text) throws BadOptionException {
        return new Cutter(text).cut();
    }

    /** The suboption as text that {@link #split} reads back. */
    static String text(String key, String value) {
        return key + '=' + quoted(value);
    }

    private static String quoted(String value) {
        boolean plain = true;
        for (int i = 0; i < value.length() && plain; i++) {
            plain = ",'\"\\".indexOf(value.charAt(i)) < 0;
        }
        if (plain) {
            return value;
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
