package dev.xmlnet.cli.options;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/**
 * A TOML document without the lines that say nothing, of which tomlj looks again at all that follow for each: a comment of
 * 2,000 lines would take it half a minute. Places in it are told as they are in the whole.
 */
final class TomlLines {
    private static final Pattern PLACE = Pattern.compile("\\bline (\\d+)");

    private final StringBuilder kept = new StringBuilder();
    private int[] numbers = new int[16];
    private int count;
    private int lines;

    /** The quotes that end the string of several lines that is open; null outside of one. */
    private @Nullable String open;

    TomlLines(String text) {
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            take(text.substring(start, end));
            start = end;
        }
    }

    private void take(String line) {
        lines++;
        if (open == null && saysNothing(line)) {
            return;
        }
        numbers = count == numbers.length ? Arrays.copyOf(numbers, count * 2) : numbers;
        numbers[count++] = lines;
        kept.append(line);
        read(line);
    }

    private static boolean saysNothing(String line) {
        String rest = line.strip();
        return rest.isEmpty() || rest.charAt(0) == '#';
    }

    /** Follows the strings, which a comment in them is part of. */
    private void read(String line) {
        int at = 0;
        while (at < line.length()) {
            if (open != null) {
                at = endOfLines(open, line, at);
                continue;
            }
            char c = line.charAt(at);
            if (c == '#') {
                return;
            } else if (c == '"' || c == '\'') {
                String three = String.valueOf(c).repeat(3);
                open = line.startsWith(three, at) ? three : null;
                at = open == null ? endOfString(line, at + 1, c) : at + 3;
            } else {
                at++;
            }
        }
    }

    private int endOfLines(String quotes, String line, int from) {
        int at = from;
        while (at < line.length()) {
            if (line.charAt(at) == '\\' && quotes.charAt(0) == '"') {
                at++;
            } else if (line.startsWith(quotes, at)) {
                open = null;
                return at + 3;
            }
            at++;
        }
        return at;
    }

    private static int endOfString(String line, int from, char quote) {
        int at = from;
        while (at < line.length() && line.charAt(at) != quote) {
            at += line.charAt(at) == '\\' && quote == '"' ? 2 : 1;
        }
        return at + 1;
    }

    /** The text for tomlj. */
    String text() {
        return kept.toString();
    }

    /** Where a place of that text is in the whole. */
    TomlPosition place(TomlPosition place) {
        return TomlPosition.positionAt(number(place.line()), place.column());
    }

    /** A message of tomlj, which may name another line. */
    String message(String message) {
        return PLACE.matcher(message)
                .replaceAll(match -> Matcher.quoteReplacement("line " + number(Integer.parseInt(match.group(1)))));
    }

    /** Behind the last line is the end of the whole. */
    private int number(int line) {
        return line <= count ? numbers[line - 1] : lines + line - count;
    }
}
