package dev.xmlnet.host.ini;

import dev.xmlnet.ini.IniLine;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The lines of a file that go to another, with the comments and blank lines that belong to them: those above a setting to it, those directly above
 * a section's name to the section.
 */
public final class Excerpt {
    private final HostIni file;
    private final Set<IniLine> lines = new LinkedHashSet<>();
    private final Set<IniLine> inParts = new LinkedHashSet<>();

    private Excerpt(HostIni file) {
        this.file = file;
    }

    /**
     * Takes lines from a file.
     *
     * @param goes true for the header of a section that goes as a whole, and for a setting that goes from one that stays
     */
    public static Excerpt of(HostIni file, Predicate<IniLine> goes) {
        Excerpt excerpt = new Excerpt(file);
        List<IniLine> pending = new ArrayList<>();
        boolean whole = false;
        boolean last = false;
        for (IniLine line : file.lines()) {
            if (line.isAttached()) {
                pending.add(line);
                continue;
            }
            if (line.kind() == IniLine.Kind.HEADER) {
                int from = above(pending);
                excerpt.take(pending.subList(0, from), last, whole);
                pending.subList(0, from).clear();
                whole = goes.test(line);
                last = whole;
            } else {
                last = whole || (line.kind() == IniLine.Kind.SETTING && goes.test(line));
            }
            pending.add(line);
            excerpt.take(pending, last, whole);
            pending.clear();
        }
        int end = pending.size();
        while (!whole && end > 0 && pending.get(end - 1).kind() == IniLine.Kind.BLANK) {
            end--;
        }
        excerpt.take(pending.subList(0, end), last, whole);
        return excerpt;
    }

    /**
     * Returns the lines of sections that a change added to a file, with the one blank line above each.
     *
     * @param header true for the header of such a section
     */
    public static Set<IniLine> added(HostIni file, Predicate<IniLine> header) {
        Set<IniLine> added = new LinkedHashSet<>();
        IniLine below = null;
        List<IniLine> lines = of(file, line -> line.kind() == IniLine.Kind.HEADER && header.test(line))
                .ofWholeSections();
        for (int i = lines.size() - 1; i >= 0; i--) {
            IniLine line = lines.get(i);
            if (line.kind() != IniLine.Kind.BLANK || below == null || below.kind() != IniLine.Kind.BLANK) {
                added.add(line);
            }
            below = line;
        }
        return added;
    }

    /** The index of the first of these lines that belongs to the header below them. */
    private static int above(List<IniLine> pending) {
        int from = pending.size();
        while (from > 0 && pending.get(from - 1).kind() == IniLine.Kind.COMMENT) {
            from--;
        }
        while (from > 0 && pending.get(from - 1).kind() == IniLine.Kind.BLANK) {
            from--;
        }
        return from;
    }

    private void take(List<IniLine> some, boolean goes, boolean whole) {
        if (goes) {
            (whole ? lines : inParts).addAll(some);
        }
    }

    /** True if nothing goes. */
    public boolean isEmpty() {
        return lines.isEmpty() && inParts.isEmpty();
    }

    /** The lines of whole sections. */
    public List<IniLine> ofWholeSections() {
        return List.copyOf(lines);
    }

    /** The lines that go from sections of a name, which stay. */
    public List<IniLine> from(String section) {
        return inParts.stream().filter(line -> line.section().equals(section)).toList();
    }

    /** True if a line goes. */
    public boolean holds(IniLine line) {
        return lines.contains(line) || inParts.contains(line);
    }

    /** The lines that stay. */
    public List<IniLine> rest() {
        return file.lines().stream().filter(line -> !holds(line)).toList();
    }

    /** Adds whole lines at the end of what stays. */
    public Edit atEnd(String text) {
        List<IniLine> rest = rest();
        boolean ended = rest.isEmpty() || HostIni.isEnded(file.text(rest.get(rest.size() - 1)));
        String lineEnd = ended ? "" : file.file().source().lineEnd();
        return new Edit(Span.at(file.file().source().text().length()), lineEnd + text);
    }

    /** The edits that take the lines out of their file. */
    public List<Edit> removal() {
        List<Edit> edits = new ArrayList<>();
        lines.forEach(line -> edits.add(new Edit(line.span(), "")));
        inParts.forEach(line -> edits.add(new Edit(line.span(), "")));
        return edits;
    }
}
