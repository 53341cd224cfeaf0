package dev.xmlnet.ini;

import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file by its lines. They cover the text without a gap, so what is not edited stays as it is; reading never fails. */
public class IniFile {
    private final SourceText source;
    private final Grammar grammar;
    private final List<IniLine> lines;

    /** Reads a text. */
    public IniFile(SourceText source, Grammar grammar) {
        this.source = source;
        this.grammar = grammar;
        this.lines = new Reader(source.text(), grammar).read();
    }

    /** The text that was read. */
    public final SourceText source() {
        return source;
    }

    /** All lines, in order. */
    public final List<IniLine> lines() {
        return lines;
    }

    /** The text of a line, with its end. */
    public final String text(IniLine line) {
        return line.span().of(source.text());
    }

    /** The place of a line, for a message. */
    public final Location at(IniLine line) {
        return source.locate(line.span().start());
    }

    /** All settings of a name, in order. */
    public final List<IniLine> settings(String section, String key) {
        return lines.stream().filter(line -> line.is(section, key)).toList();
    }

    /** Returns the setting that counts, the last of its name; null if there is none. */
    public final @Nullable IniLine setting(String section, String key) {
        List<IniLine> all = settings(section, key);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** Returns the value that counts; null if there is none. */
    public final @Nullable String value(String section, String key) {
        IniLine line = setting(section, key);
        return line == null ? null : line.value();
    }

    /** True if the section begins anywhere. */
    public final boolean has(String section) {
        return header(section) != null;
    }

    /** Returns the line that first begins a section; null if there is none. */
    public final @Nullable IniLine header(String section) {
        for (IniLine line : lines) {
            if (line.kind() == IniLine.Kind.HEADER && line.section().equals(section)) {
                return line;
            }
        }
        return null;
    }

    /** Returns the first line that the file's program cannot read; null if there is none. */
    public final @Nullable IniLine unreadable() {
        for (IniLine line : lines) {
            if (line.kind() == IniLine.Kind.OTHER) {
                return line;
            }
        }
        return null;
    }

    /** The number of lines of the text. */
    public final int rows() {
        return lines.stream().mapToInt(line -> line.rows().size()).sum();
    }

    /** True if the last line has no end. */
    public final boolean isOpen() {
        return !lines.isEmpty() && !isEnded(text(lines.get(lines.size() - 1)));
    }

    /** True if a line has its end. */
    public static boolean isEnded(String line) {
        return line.endsWith("\n");
    }

    /** True if the last line goes on, so that it would swallow one behind it. */
    public final boolean isCut() {
        String text = source.text();
        return grammar.goesOn(text.endsWith("\n") ? text.replaceFirst("\r?\n\\z", "") : text);
    }

    /** The index behind the end of the line that holds an index. */
    public static int endOf(String text, int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline + 1;
    }

    /** True for a file with other ends of lines than a newline, with a carriage return or without: programs differ in what they make of them. */
    public final boolean hasOddLineEnds() {
        String text = source.text();
        int at = text.indexOf('\r');
        while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
            at = text.indexOf('\r', at + 1);
        }
        return at >= 0 || text.indexOf('\0') >= 0;
    }

    /**
     * Inserts whole lines behind a line; before it if it is a setting without an end, so that the file goes on ending as it does.
     *
     * @param text lines with their ends
     */
    public final Edit after(IniLine line, String text) {
        boolean ended = isEnded(text(line));
        if (ended || line.kind() == IniLine.Kind.HEADER) {
            return new Edit(Span.at(line.span().end()), (ended ? "" : source.lineEnd()) + text);
        }
        return new Edit(Span.at(line.span().start()), text);
    }

    private static final class Reader {
        private final String text;
        private final Grammar grammar;
        private final List<IniLine> lines = new ArrayList<>();
        private String section = "";
        private int number = 1;

        Reader(String text, Grammar grammar) {
            this.text = text;
            this.grammar = grammar;
        }

        List<IniLine> read() {
            for (int at = 0; at < text.length(); ) {
                List<Span> rows = new ArrayList<>();
                StringBuilder joined = new StringBuilder();
                boolean more = true;
                while (more && at < text.length()) {
                    Span row = new Span(at, endOf(text, at));
                    rows.add(row);
                    more = join(joined, row, rows.size() > 1);
                    at = row.end();
                }
                lines.add(line(rows, joined.toString().strip()));
                number += rows.size();
            }
            return List.copyOf(lines);
        }

        /** Adds a row to a line; true if the line goes on. */
        private boolean join(StringBuilder joined, Span row, boolean later) {
            String content = row.of(text).replaceFirst("\r?\n\\z", "").stripLeading();
            if (grammar.isComment(content)) {
                joined.append(later ? "" : content);
                return later;
            }
            boolean more = grammar.goesOn(content);
            joined.append(more ? content.substring(0, content.length() - 1) + ' ' : content);
            return more;
        }

        private IniLine line(List<Span> rows, String content) {
            Span span = new Span(rows.get(0).start(), rows.get(rows.size() - 1).end());
            int equals = content.indexOf('=');
            IniLine.Kind kind;
            String key = "";
            String value = "";
            if (content.isEmpty()) {
                kind = IniLine.Kind.BLANK;
            } else if (grammar.isComment(content)) {
                kind = IniLine.Kind.COMMENT;
            } else if (content.startsWith("[") && content.endsWith("]")) {
                kind = IniLine.Kind.HEADER;
                section = content.substring(1, content.length() - 1);
            } else if (equals > 0 && !content.startsWith("[")) {
                kind = IniLine.Kind.SETTING;
                key = content.substring(0, equals).strip();
                value = content.substring(equals + 1).strip();
            } else {
                kind = IniLine.Kind.OTHER;
            }
            return new IniLine(kind, span, List.copyOf(rows), number, section, key, value);
        }
    }
}
