package dev.xmlnet.host.interfaces;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a file of interfaces(5), as ifupdown 0.8.41 joins and splits them. One pass; what stands between the lines is theirs who
 * wrote it.
 */
final class InterfacesReader {
    private final SourceText source;
    private final String text;
    private final Suite suite;
    private final List<Line> lines = new ArrayList<>();
    private final List<Diagnostic> problems;

    private InterfacesReader(SourceText source, Suite suite, List<Diagnostic> problems) {
        this.source = source;
        this.text = source.text();
        this.suite = suite;
        this.problems = problems;
    }

    /**
     * Returns the lines that are neither blank nor comments.
     *
     * @param problems gets what the program cannot read
     */
    static List<Line> lines(SourceText source, Suite suite, List<Diagnostic> problems) {
        InterfacesReader reader = new InterfacesReader(source, suite, problems);
        reader.read();
        return reader.lines;
    }

    private void read() {
        byte[] bytes = source.bytes();
        if (bytes.length - text.length() >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF) {
            problem(0, "a byte order mark makes the file unreadable for ifup; remove it");
        }
        int at = 0;
        while (at < text.length()) {
            at = line(at);
        }
    }

    private int line(int start) {
        int first = start;
        while (first < text.length() && isBlank(text.charAt(first))) {
            first++;
        }
        int end = endOf(first);
        boolean blank = first == end;
        if (blank || text.charAt(first) == '#') {
            if (!blank && suite == Suite.IFUPDOWN2 && text.charAt(end - 1) == '\\') {
                problem(first, "ifupdown2 joins this comment with the next line; remove its last backslash");
            }
            return Math.min(end + 1, text.length());
        }
        int from = first;
        while (end > from && text.charAt(end - 1) == '\\' && end < text.length()) {
            from = end + 1;
            end = endOf(from);
        }
        boolean open = end == text.length() && (end == from ? from > first : text.charAt(end - 1) == '\\');
        add(start, first, end, open);
        return Math.min(end + 1, text.length());
    }

    private void add(int start, int first, int end, boolean open) {
        List<Word> words = words(first, end);
        int next = Math.min(end + 1, text.length());
        if (!words.isEmpty()) {
            lines.add(new Line(start, next, words, open));
        }
    }

    private List<Word> words(int from, int end) {
        List<Word> words = new ArrayList<>();
        int at = from;
        while (at < end) {
            if (isBlank(text.charAt(at))) {
                at++;
            } else if (isJoint(at)) {
                at += 2;
            } else {
                at = word(at, end, words);
            }
        }
        if (!words.isEmpty() && isJoint(from) && suite == Suite.IFUPDOWN && isBlank(text.charAt(from + 2))) {
            words.add(0, new Word(Span.at(from), ""));
        }
        return words;
    }

    /** A joint of lines is nothing to ifupdown, so that a word may go on behind it, and a blank to ifupdown2. */
    private int word(int start, int end, List<Word> words) {
        int at = start;
        int stop = start;
        boolean joined = false;
        while (at < end && !isBlank(text.charAt(at))) {
            if (isJoint(at)) {
                if (suite == Suite.IFUPDOWN2) {
                    break;
                }
                joined = true;
                at += 2;
            } else {
                if (text.charAt(at) == 0) {
                    problem(at, "a zero byte cuts this line off; remove it");
                }
                stop = ++at;
            }
        }
        String word = text.substring(start, stop);
        words.add(new Word(new Span(start, stop), joined ? word.replace("\\\n", "") : word));
        return at;
    }

    private boolean isJoint(int at) {
        return text.charAt(at) == '\\' && (at + 1 == text.length() || text.charAt(at + 1) == '\n');
    }

    private int endOf(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void problem(int at, String message) {
        problems.add(Diagnostic.error("unreadable-interfaces", message, source.locate(at)));
    }

    /** As isspace() has it, but for the newline. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\u000b' || c == '\f';
    }
}
