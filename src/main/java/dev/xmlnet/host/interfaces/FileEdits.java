package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The edits of a file, by words and whole lines. A file whose last line has no end keeps that. */
final class FileEdits {
    private final HostText file;
    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Line> gone = new ArrayList<>();
    private final Set<Line> removed = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What comes behind the last line of the file, which has no end. */
    private final StringBuilder tail = new StringBuilder();

    FileEdits(HostText file) {
        this.file = file;
        this.text = file.source().text();
    }

    void replace(Span span, String replacement) {
        edits.add(new Edit(span, replacement));
    }

    /** Removes a word of a line and the blanks before it. */
    void remove(Line line, Word word) {
        int before = line.words().get(line.words().indexOf(word) - 1).span().end();
        replace(new Span(before, word.span().end()), "");
    }

    /** Removes a line with its end. */
    void remove(Line line) {
        if (removed.add(line)) {
            gone.add(line);
        }
    }

    /** Adds lines, without their ends, before one. */
    void before(Line line, List<String> lines) {
        lines.forEach(one -> replace(Span.at(line.start()), one + lineEnd(line)));
    }

    /** Adds lines, without their ends, behind one. */
    void behind(Line line, List<String> lines) {
        boolean ended = !line.open() && !line.lineEnd(text).isEmpty();
        for (String one : lines) {
            if (ended) {
                replace(Span.at(line.end()), one + lineEnd(line));
            } else {
                // A backslash at the end of the file would take the first of them for its own.
                tail.append(line.open() && tail.isEmpty() && !text.endsWith("\n") ? lineEnd(line) : "");
                tail.append(lineEnd(line)).append(one);
            }
        }
    }

    /** True if a line has gone. */
    boolean isGone(Line line) {
        return removed.contains(line);
    }

    Patch patch() {
        gone.sort(Comparator.comparingInt(Line::start));
        String end = tail.toString();
        for (int i = 0; i < gone.size(); ) {
            int start = gone.get(i).start();
            int stop = gone.get(i).end();
            for (i++; i < gone.size() && gone.get(i).start() == stop; i++) {
                stop = gone.get(i).end();
            }
            boolean cut = stop == text.length() && !text.endsWith("\n") && start > 0;
            String first = lineEnd(gone.get(i - 1));
            if (cut && end.isEmpty()) {
                start -= start > 1 && text.charAt(start - 2) == '\r' ? 2 : 1;
            } else if (cut && end.startsWith(first)) {
                end = end.substring(first.length());
            }
            replace(new Span(start, stop), "");
        }
        if (!end.isEmpty()) {
            replace(Span.at(text.length()), end);
        }
        return Patch.of(file.source(), edits);
    }

    /** The line's own, or that of the file. */
    private String lineEnd(Line line) {
        String own = line.lineEnd(text);
        return own.isEmpty() ? file.source().lineEnd() : own;
    }
}
