package dev.xmlnet.cli.console;

import dev.xmlnet.report.SafeText;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Diagnostics on standard error: a line each, and on a terminal the source line with a caret. In a batch, each kind of note is
 * told once at the end, and warnings of one kind are counted after the first few; errors are always told where they belong.
 */
public final class Terminal {
    private static final int WARNINGS_OF_A_KIND = 5;

    /** So far from its start is a place of a line shown with all that stands before it. */
    private static final int LONGEST = 200;

    /** Notes about the run, which each interface would get; each text is told once, of a single file too. */
    private static final Set<String> ONCE = Set.of("needs-libvirt");

    private final Screen err;
    private final boolean folds;
    private final Map<String, Notes> notes = new LinkedHashMap<>();
    private final Fold<String> warnings = new Fold<>(WARNINGS_OF_A_KIND);
    private String clear = "";
    private @Nullable String lastPath;
    private @Nullable Location lastLocation;

    /** Notes of one kind: the first of them, and how many there are; the path is null of those about the run. */
    private static final class Notes {
        private final @Nullable String path;
        private final Diagnostic first;
        private int count = 1;
        private boolean same = true;

        Notes(@Nullable String path, Diagnostic first) {
            this.path = path;
            this.first = first;
        }
    }

    /**
     * Diagnostics for a screen.
     *
     * @param batch true if there are several inputs
     */
    public Terminal(Screen err, boolean batch) {
        this.err = err;
        this.folds = batch && err.level() != Level.VERBOSE;
    }

    /** From now on a progress bar stands on the line; what is printed takes its place. */
    public void sharesLineWithProgress() {
        clear = "\r\u001b[K";
    }

    /** Prints one, now or at the end, or counts it. */
    public void print(@Nullable String path, Diagnostic diagnostic, @Nullable SourceText source) {
        Severity severity = diagnostic.severity();
        boolean once = ONCE.contains(diagnostic.id()) && err.level() != Level.VERBOSE;
        if (severity != Severity.ERROR && err.level() == Level.QUIET) {
            return;
        } else if (severity == Severity.NOTE && (folds || once)) {
            add(once ? diagnostic.message() : diagnostic.id(), once ? null : path, diagnostic);
            return;
        } else if (severity == Severity.WARNING && folds && warnings.isOver(diagnostic.id())) {
            return;
        }
        line(path, diagnostic, diagnostic.location(), "");
        if (err.terminal() && path != null && source != null && diagnostic.location() != null) {
            caret(path, diagnostic.location(), source);
        }
    }

    private void add(String kind, @Nullable String path, Diagnostic note) {
        Notes before = notes.putIfAbsent(kind, new Notes(path, note));
        if (before != null) {
            before.count++;
            before.same &= before.first.message().equals(note.message());
        }
    }

    private void line(@Nullable String path, Diagnostic diagnostic, @Nullable Location location, String count) {
        StringBuilder line = new StringBuilder(clear);
        if (path != null) {
            line.append(SafeText.line(path + ":"));
            if (location != null) {
                line.append(location.line()).append(':');
                line.append(location.column()).append(':');
            }
            line.append(' ');
        }
        String word = diagnostic.severity().word();
        line.append(err.colours() ? colour(diagnostic.severity()) + word + "\u001b[0m" : word);
        line.append(": ").append(SafeText.visible(diagnostic.message())).append(count);
        line.append(" [").append(diagnostic.id()).append(']');
        err.raw().println(line);
    }

    /** Prints what was kept for the end. */
    public void close() {
        int more = 0;
        for (Notes some : notes.values()) {
            more += some.path == null ? 0 : some.count - 1;
            if (some.path == null || (some.count > 1 && some.same)) {
                line("xmlnet", some.first, null, some.count == 1 ? "" : " (" + some.count + " places)");
            } else if (some.count == 1) {
                line(some.path, some.first, some.first.location(), "");
            } else {
                line(some.path, some.first, some.first.location(), " (and " + (some.count - 1) + " more like it)");
            }
        }
        List<String> untold = new ArrayList<>();
        warnings.untold().forEach((id, count) -> untold.add(id + " " + count));
        if (!untold.isEmpty()) {
            err.remark("xmlnet: more warnings of these kinds: " + String.join(", ", untold) + "; --verbose shows all");
        } else if (more > 0 && folds) {
            err.remark("xmlnet: each note is told once; --verbose tells it at each place");
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
