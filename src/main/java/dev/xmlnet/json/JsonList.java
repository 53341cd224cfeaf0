package dev.xmlnet.json;

import dev.xmlnet.json.JsonNode.JsonArray;
import dev.xmlnet.json.JsonNode.JsonObject;
import dev.xmlnet.json.JsonNode.Member;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The elements between two brackets, of which some come and some go; comments and all other bytes stay. */
public final class JsonList {
    private final JsonText text;
    private final Span brackets;
    private final List<Span> elements;

    private JsonList(String text, Span brackets, List<Span> elements) {
        this.text = new JsonText(text);
        this.brackets = brackets;
        this.elements = elements;
    }

    /** Returns the items of an array. */
    public static JsonList of(String text, JsonArray array) {
        return new JsonList(
                text, array.span(), array.items().stream().map(JsonNode::span).toList());
    }

    /** Returns the members of an object. */
    public static JsonList of(String text, JsonObject object) {
        return new JsonList(
                text,
                object.span(),
                object.members().stream().map(JsonList::span).toList());
    }

    /** Returns the place of a member, from its name to the end of its value. */
    private static Span span(Member member) {
        return new Span(member.nameSpan().start(), member.value().span().end());
    }

    /** True if nothing but elements, commas and blanks is between the brackets. */
    public boolean hasNoComment() {
        int at = brackets.start() + 1;
        for (Span element : elements) {
            if (text.pastBlanks(at) != element.start()) {
                return false;
            }
            at = text.pastBlanks(element.end());
            at += text.is(at, ',') ? 1 : 0;
        }
        return text.pastBlanks(at) == brackets.end() - 1;
    }

    /**
     * Returns the edits that add elements behind the last.
     *
     * @param unit by how much a line is indented more than that of the bracket where there is none to go by
     */
    public List<Edit> add(List<String> added, String unit) {
        return elements.isEmpty() ? addToNone(added, unit) : addBehind(elements.get(elements.size() - 1), added);
    }

    private List<Edit> addBehind(Span last, List<String> added) {
        int comma = text.comma(last.end());
        boolean ownLine = text.beginsLine(last.start());
        String gap = ownLine ? text.lineEnd() + text.indentation(last.start()) : gap();
        int anchor = comma < 0 ? last.end() : comma + 1;
        int lineEnd = text.pastLineComments(anchor);
        anchor = ownLine && text.endsLine(lineEnd) ? lineEnd : anchor;
        List<Edit> edits = new ArrayList<>();
        if (comma < 0) {
            edits.add(new Edit(Span.at(last.end()), ","));
        }
        edits.add(new Edit(Span.at(anchor), gap + String.join("," + gap, added) + (comma < 0 ? "" : ",")));
        return edits;
    }

    /** The blanks between the last two elements, of which the last does not begin its line. */
    private String gap() {
        if (elements.size() > 1) {
            Span last = elements.get(elements.size() - 1);
            int comma = text.comma(elements.get(elements.size() - 2).end());
            String between = text.of(comma + 1, last.start());
            return between.isBlank() && between.indexOf('\n') < 0 ? between : " ";
        }
        return " ";
    }

    private List<Edit> addToNone(List<String> added, String unit) {
        String inner = text.of(brackets.start() + 1, brackets.end() - 1);
        int anchor = brackets.start() + 1;
        String whole;
        if (inner.indexOf('\n') >= 0) {
            anchor = text.endsLine(text.pastLineComments(anchor)) ? text.pastLineComments(anchor) : anchor;
            String gap = text.lineEnd() + text.indentation(brackets.start()) + unit;
            whole = gap + String.join("," + gap, added);
        } else if (inner.isBlank()) {
            whole = (inner.isEmpty() ? "" : " ") + String.join(", ", added);
        } else {
            anchor = brackets.end() - 1;
            whole = String.join(", ", added) + " ";
        }
        return List.of(new Edit(Span.at(anchor), whole));
    }

    /**
     * Returns the edits that take elements away, with their lines where they have lines of their own.
     *
     * @param gone their numbers, from 0
     */
    public List<Edit> remove(Set<Integer> gone) {
        int lastKept = elements.size() - 1;
        while (lastKept >= 0 && gone.contains(lastKept)) {
            lastKept--;
        }
        List<Edit> edits = new ArrayList<>();
        boolean tail = lastKept < elements.size() - 1;
        if (tail
                && lastKept >= 0
                && text.comma(elements.get(elements.size() - 1).end()) < 0) {
            removeComma(edits, text.comma(elements.get(lastKept).end()));
        }
        int done = 0;
        for (int i = 0; i < elements.size(); i++) {
            if (gone.contains(i)) {
                int comma = text.comma(elements.get(i).end());
                Span piece = piece(elements.get(i), comma, i < lastKept);
                piece = new Span(Math.max(done, piece.start()), piece.end());
                edits.add(new Edit(piece, ""));
                done = piece.end();
                if (comma >= done) {
                    removeComma(edits, comma);
                }
            }
        }
        return edits;
    }

    private static void removeComma(List<Edit> edits, int comma) {
        edits.add(new Edit(new Span(comma, comma + 1), ""));
    }

    /** What goes with an element: its lines, or else the blanks on one side. */
    private Span piece(Span element, int comma, boolean inner) {
        int end = text.pastLineComments(element.end());
        end = text.pastLineComments(text.is(end, ',') ? end + 1 : end);
        if (text.beginsLine(element.start()) && text.endsLine(end)) {
            return new Span(text.lineStart(element.start()), text.pastLineEnd(end));
        }
        boolean near = comma >= 0 && text.of(element.end(), comma).isBlank();
        int stop = near ? comma + 1 : element.end();
        if (inner) {
            return new Span(element.start(), near ? text.pastSpaces(stop) : stop);
        }
        int start = element.start();
        while (start > brackets.start() + 1 && text.isBlank(start - 1)) {
            start--;
        }
        return new Span(start, stop);
    }
}
