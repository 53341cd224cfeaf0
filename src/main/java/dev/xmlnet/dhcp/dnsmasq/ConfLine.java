package dev.xmlnet.dhcp.dnsmasq;

import dev.xmlnet.xml.Span;
import org.jspecify.annotations.Nullable;

/**
 * A line of dnsmasq.conf that is neither blank nor a comment.
 *
 * @param line all of it with its end
 * @param option the name before {@code =}; empty in a file of values alone
 * @param value its place, without blanks around it; empty if there is none
 * @param quoted true if it has quotes or backslashes, which mean more than they show
 */
record ConfLine(Span line, String option, Span value, boolean quoted) {
    /**
     * Reads a line.
     *
     * @param bare true in a file of values alone
     * @return null if it is blank or a comment
     */
    static @Nullable ConfLine of(String text, Span line, boolean bare) {
        int end = comment(text, line);
        int start = pastBlanks(text, line.start(), end);
        if (start == end) {
            return null;
        }
        int equals = bare ? start - 1 : text.indexOf('=', start);
        boolean alone = !bare && (equals < 0 || equals >= end);
        String option = bare ? "" : text.substring(start, alone ? end : equals).strip();
        int from = alone ? end : pastBlanks(text, equals + 1, end);
        int to = end;
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        String value = text.substring(from, to);
        return new ConfLine(line, option, new Span(from, to), value.indexOf('"') >= 0 || value.indexOf('\\') >= 0);
    }

    /** The place of the comment of a line, else its end: {@code #} begins one at the begin and behind a blank, outside quotes. */
    private static int comment(String text, Span line) {
        boolean quotes = false;
        boolean blank = true;
        for (int i = line.start(); i < line.end(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quotes = !quotes;
            } else if (c == '\\' && quotes) {
                i++;
            } else if (c == '\n' || (c == '#' && blank && !quotes)) {
                return i;
            }
            blank = isBlank(c);
        }
        return line.end();
    }

    private static int pastBlanks(String text, int from, int end) {
        int at = from;
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
