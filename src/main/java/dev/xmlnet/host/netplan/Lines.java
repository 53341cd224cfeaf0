package dev.xmlnet.host.netplan;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;

/** A file by its lines, of which the last one has an end too, and the changes of it. */
final class Lines {
    private final HostText file;
    private final String end;
    private final String text;
    private final boolean added;
    private final List<Edit> edits = new ArrayList<>();

    /** Begins with a file as it is. */
    Lines(HostText file) {
        this.file = file;
        this.end = file.source().lineEnd();
        String whole = file.source().text();
        this.added = !whole.endsWith("\n");
        this.text = added ? whole + end : whole;
    }

    /** The text, with the end of its last line. */
    String text() {
        return text;
    }

    /** The end of a new line. */
    String end() {
        return end;
    }

    /** Where the line of a place begins. */
    int start(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Where the line behind that of a place begins, or the text ends. */
    int next(int offset) {
        int found = text.indexOf('\n', offset);
        return found < 0 ? text.length() : found + 1;
    }

    /** The number of blanks at the beginning of a line. */
    int indentation(int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at - start;
    }

    /** True if a line holds a comment only. */
    boolean isComment(int start) {
        String line = text.substring(start, next(start)).strip();
        return line.startsWith("#");
    }

    /** The text of a range, with those of some changes that are in it. */
    String cut(int from, int to, List<Edit> changes) {
        StringBuilder cut = new StringBuilder();
        int done = from;
        for (Edit change : changes) {
            if (change.span().start() >= from && change.span().end() <= to) {
                cut.append(text, done, change.span().start()).append(change.replacement());
                done = change.span().end();
            }
        }
        return cut.append(text, done, to).toString();
    }

    /** Plans a change; none may overlap another. */
    void edit(Span span, String replacement) {
        edits.add(new Edit(span, replacement));
    }

    /** The changes, without an end of the last line that had none. */
    Patch patch() {
        if (!added) {
            return Patch.of(file.source(), edits);
        }
        String now = Patch.of(SourceText.ofString(text), edits).text();
        String before = file.source().text();
        String after = now.endsWith(end) ? now.substring(0, now.length() - end.length()) : now;
        int same = 0;
        while (same < Math.min(before.length(), after.length()) && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        return Patch.of(file.source(), List.of(new Edit(new Span(same, before.length()), after.substring(same))));
    }

    /** A refusal at a place. */
    Refusal refusal(int offset, String id, String message) {
        return new Refusal(file, offset, id, message);
    }
}
