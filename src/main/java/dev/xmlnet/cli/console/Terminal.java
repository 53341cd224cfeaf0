package dev.xmlnet.cli.console;

import dev.xmlnet.report.SafeText;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Diagnostics on standard error: a line each, and on a terminal the source line with a caret, in
 * colours unless {@code NO_COLOR} is set. In a batch, notes that say the same of many files are
 * counted after the first few, so that the warnings are not drowned.
 */
public final class Terminal {
    private static final int NOTES_OF_A_KIND = 5;

    /** So far from its start is a place of a line shown with all that stands before it. */
    private static final int LONGEST = 200;

    /** Notes about the run, which each interface of a batch would get; they are told at its end, each text once. */
    private static final Set<String> ONCE = Set.of("needs-libvirt");

    private final Screen err;
    private final boolean folds;
    private final Map<String, Integer> notes = new TreeMap<>();
    private final Map<Diagnostic, Integer> once = new LinkedHashMap<>();
    private String clear = "";
    private String lastPath;
    private Location lastLocation;

    /**
     * Diagnostics for a stream.
     *
     * @param folds true to count notes after the first few of an id
     */
    public Terminal(Screen err, boolean folds) {
        this.err = err;
        this.folds = folds;
    }

    /** From now on a progress bar stands on the line; what is printed takes its place. */
    public void sharesLineWithProgress() {
        clear = "\r\u001b[K";
    }

    /** Prints one, unless it is a note of which there were enough. */
    public void print(String path, Diagnostic diagnostic, SourceText source) {
        if (ONCE.contains(diagnostic.id())) {
            once.merge(
                    new Diagnostic(diagnostic.severity(), diagnostic.id(), diagnostic.message(), null),
                    1,
                    Integer::sum);
            return;
        }
        if (diagnostic.severity() == Severity.NOTE
                && notes.merge(diagnostic.id(), 1, Integer::sum) > NOTES_OF_A_KIND
                && folds) {
            return;
        }
        line(path, diagnostic, "");
        if (err.terminal() && source != null && diagnostic.location() != null) {
            caret(path, diagnostic.location(), source);
        }
    }

    private void line(String path, Diagnostic diagnostic, String count) {
        StringBuilder line = new StringBuilder(clear);
        if (path != null) {
            line.append(SafeText.line(path + ":"));
            if (diagnostic.location() != null) {
                line.append(diagnostic.location().line()).append(':');
                line.append(diagnostic.location().column()).append(':');
            }
            line.append(' ');
        }
        String word = diagnostic.severity().word();
        line.append(err.colours() ? colour(diagnostic.severity()) + word + "\u001b[0m" : word);
        line.append(": ").append(SafeText.visible(diagnostic.message())).append(count);
        line.append(" [").append(diagnostic.id()).append(']');
        err.raw().println(line);
    }

    /** Prints what was counted only. */
    public void close() {
        once.forEach((note, count) -> line("xmlnet", note, count == 1 ? "" : " (" + count + " places)"));
        int more = 0;
        StringBuilder ids = new StringBuilder();
        for (Map.Entry<String, Integer> entry : notes.entrySet()) {
            int hidden = entry.getValue() - NOTES_OF_A_KIND;
            if (folds && hidden > 0) {
                more += hidden;
                ids.append(ids.length() == 0 ? "" : ", ")
                        .append(entry.getKey())
                        .append(' ')
                        .append(hidden);
            }
        }
        if (more > 0) {
            err.println("xmlnet: " + more + " more notes of these kinds: " + ids + " (--report json has them all)");
        }
    }

    /** One look at a line is enough for all that is said of it. */
    private void caret(String path, Location location, SourceText source) {
        if (path.equals(lastPath) && location.equals(lastLocation)) {
            return;
        }
        lastPath = path;
        lastLocation = location;
        String text = source.line(location.line());
        underlined(text, location).forEach(err::println);
    }

    /** A line of a file, and under it what points at a place of it; of a long line that part of it. */
    public static List<String> underlined(String line, Location location) {
        int place = offset(line, location.column() - 1);
        int start = place <= LONGEST ? 0 : place - LONGEST / 2;
        int end = Math.min(line.length(), start + 2 * LONGEST);
        start -= start > 0 && Character.isLowSurrogate(line.charAt(start)) ? 1 : 0;
        end += end < line.length() && Character.isLowSurrogate(line.charAt(end)) ? 1 : 0;
        String before = (start > 0 ? "..." : "") + line.substring(start, place);
        return List.of(
                "  " + before + line.substring(place, end) + (end < line.length() ? "..." : ""),
                "  " + before.replaceAll("[^\\t]", " ") + "^");
    }

    private static int offset(String line, int column) {
        return column >= line.codePointCount(0, line.length()) ? line.length() : line.offsetByCodePoints(0, column);
    }

    /** What begins a severity's colour. */
    public static String colour(Severity severity) {
        return switch (severity) {
            case ERROR -> "\u001b[1;31m";
            case WARNING -> "\u001b[1;33m";
            case NOTE -> "\u001b[36m";
        };
    }
}
