package dev.xmlnet.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Applies a unified diff to the byte, where each hunk must be exactly where it says. A text has a character for each
 * byte.
 */
final class UnifiedDiff {
    private static final String NO_NEWLINE = "\\ No newline at end of file\n";

    private static final Pattern HEAD = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@\n");

    private final List<String> lines;
    private int at;

    private UnifiedDiff(String diff) {
        this.lines = lines(diff);
    }

    /**
     * The files that a diff changes, by name, as they are after it.
     *
     * @throws IllegalArgumentException if it does not apply
     */
    static Map<String, byte[]> apply(byte[] diff, Map<String, byte[]> files) {
        UnifiedDiff reader = new UnifiedDiff(new String(diff, ISO_8859_1));
        Map<String, byte[]> changed = new TreeMap<>();
        while (reader.at < reader.lines.size()) {
            String old = name(reader.next("--- a/"));
            String name = name(reader.next("+++ b/"));
            if (!old.equals(name) || !files.containsKey(name) || changed.containsKey(name)) {
                throw new IllegalArgumentException("of no file, or of one twice: " + name);
            }
            String text = reader.hunks(lines(new String(files.get(name), ISO_8859_1)));
            changed.put(name, text.getBytes(ISO_8859_1));
        }
        return changed;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start) + 1;
            end = end == 0 ? text.length() : end;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private String next(String start) {
        String line = at < lines.size() ? lines.get(at++) : "";
        if (!line.startsWith(start)) {
            throw new IllegalArgumentException("instead of '" + start + "': " + line);
        }
        return line.substring(start.length());
    }

    /** A name with a blank in it is followed by a tab; the names of files are UTF-8. */
    private static String name(String head) {
        return new String(head.stripTrailing().getBytes(ISO_8859_1), UTF_8);
    }

    private static int count(String written) {
        return written == null ? 1 : Integer.parseInt(written);
    }

    private String hunks(List<String> old) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        do {
            Matcher head = HEAD.matcher(next(""));
            if (!head.matches()) {
                throw new IllegalArgumentException("no head of a hunk: " + head);
            }
            int first = Integer.parseInt(head.group(1));
            int removed = count(head.group(2));
            int added = count(head.group(3));
            int start = removed == 0 ? first : first - 1;
            while (done < start) {
                out.append(old.get(done++));
            }
            while (removed > 0 || added > 0) {
                String line = next("");
                String body = line.substring(1);
                if (at < lines.size() && lines.get(at).equals(NO_NEWLINE)) {
                    body = body.substring(0, body.length() - 1);
                    at++;
                }
                char mark = line.charAt(0);
                if (mark != '+') {
                    if (!old.get(done++).equals(body)) {
                        throw new IllegalArgumentException("line " + done + " of the file is not " + line);
                    }
                    removed--;
                }
                if (mark != '-') {
                    out.append(body);
                    added--;
                }
                if (" +-".indexOf(mark) < 0 || removed < 0 || added < 0) {
                    throw new IllegalArgumentException("no line of a hunk: " + line);
                }
            }
        } while (at < lines.size() && lines.get(at).startsWith("@@ "));
        while (done < old.size()) {
            out.append(old.get(done++));
        }
        return out.toString();
    }
}
