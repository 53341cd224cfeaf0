package dev.xmlnet.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a text is laid out around its elements, so that what comes and goes leaves no trace. */
final class Layout {
    private final SourceText source;
    private final String text;

    Layout(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    /** The quote of the element's first attribute, else of the nearest ancestor's, else of the first in the text. */
    char quote(Element element) {
        Element root = element;
        for (Element e = element; e != null; e = e.parent()) {
            List<Attribute> attributes = e.attributeSpans();
            if (!attributes.isEmpty()) {
                return attributes.get(0).quote();
            }
            root = e;
        }
        Character first = firstQuote(root);
        return first == null ? '\'' : first;
    }

    private static @Nullable Character firstQuote(Element element) {
        for (Element child : element.children()) {
            List<Attribute> attributes = child.attributeSpans();
            Character quote = attributes.isEmpty()
                    ? firstQuote(child)
                    : Character.valueOf(attributes.get(0).quote());
            if (quote != null) {
                return quote;
            }
        }
        return null;
    }

    /** True if there is no text, comment, CDATA or processing instruction between the children. */
    boolean holdsOnlyElements(Element element) {
        int from = element.inner().start();
        for (Element child : element.children()) {
            if (!isBlank(from, child.span().start())) {
                return false;
            }
            from = child.span().end();
        }
        return isBlank(from, element.inner().end());
    }

    /**
     * What goes when neighbours go: their whole line if they have it to themselves.
     *
     * @param first the first of some elements with nothing but blanks between them
     * @param last the last of them, perhaps the same
     */
    Span removal(Element first, Element last) {
        int start = first.span().start();
        int end = last.span().end();
        int left = blanksBefore(start);
        int right = blanksAfter(end);
        boolean startsLine = left > 0 && text.charAt(left - 1) == '\n';
        boolean endsLine = right < text.length() && isLineEnd(text.charAt(right));
        if (startsLine && endsLine) {
            boolean crLf = left > 1 && text.charAt(left - 2) == '\r';
            return new Span(left - (crLf ? 2 : 1), right);
        } else if (startsLine) {
            return new Span(start, right);
        }
        // Inside a line, the blanks of one side go along.
        return endsLine || right > end ? new Span(left, end) : new Span(start, end);
    }

    /** True if the second stands behind the first on its line, with nothing but blanks between. */
    boolean areNeighbours(Element first, Element second) {
        return blanksAfter(first.span().end()) == second.span().start();
    }

    /**
     * A new child.
     *
     * @param before the child that it follows, or null to stand first
     */
    Edit insertion(Part part, Element parent, @Nullable Element before) {
        int place = before == null ? parent.inner().start() : endOfLine(before);
        String newline = newlineInside(parent, before);
        String unit = unit(parent);
        StringBuilder out = new StringBuilder(newline == null ? "" : newline);
        part.write(out, quote(parent), newline, unit);
        return new Edit(Span.at(place), out.toString());
    }

    /** Line end and indentation of a new child: those of the child before it, else of any. */
    private @Nullable String newlineInside(Element parent, @Nullable Element before) {
        String newline = before == null ? null : newlineBefore(before);
        for (Element child : parent.children()) {
            newline = newline == null ? newlineBefore(child) : newline;
        }
        String outer = newlineBefore(parent);
        boolean spread = parent.inner().of(text).indexOf('\n') >= 0;
        return newline == null && spread && outer != null ? outer + unit(parent) : newline;
    }

    /** The content of an element that had none. */
    String content(List<Part> parts, Element parent) {
        String outer = newlineBefore(parent);
        String unit = unit(parent);
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append(outer == null ? "" : outer + unit);
            part.write(out, quote(parent), outer == null ? null : outer + unit, unit);
        }
        return out.append(outer == null ? "" : outer).toString();
    }

    /** Behind an element and the comments that follow it on its line, which are about it. */
    private int endOfLine(Element element) {
        int i = blanksAfter(element.span().end());
        while (text.startsWith("<!--", i)) {
            i = blanksAfter(text.indexOf("-->", i) + 3);
        }
        boolean comments = i > blanksAfter(element.span().end());
        return comments && isLineEnd(text.charAt(i)) ? i : element.span().end();
    }

    /** Line end and indentation of an element that begins its line; null if it does not. */
    private @Nullable String newlineBefore(Element element) {
        int start = element.span().start();
        int left = blanksBefore(start);
        boolean startsLine = left > 0 && text.charAt(left - 1) == '\n';
        return startsLine ? source.lineEnd() + text.substring(left, start) : null;
    }

    /** What a level is indented by here; two blanks, as libvirt prints, if that does not show. */
    private String unit(Element element) {
        String unit = element.parent() == null ? "" : step(element.parent(), element);
        for (Element child : element.children()) {
            unit = unit.isEmpty() ? step(element, child) : unit;
        }
        return unit.isEmpty() ? "  " : unit;
    }

    /** What a child is indented by more than its parent; empty if that does not show. */
    private String step(Element parent, Element child) {
        boolean opensText = parent.span().start() == 0;
        String outer = opensText ? source.lineEnd() : newlineBefore(parent);
        String inner = newlineBefore(child);
        return inner != null && outer != null && inner.startsWith(outer) ? inner.substring(outer.length()) : "";
    }

    private int blanksBefore(int offset) {
        int i = offset;
        while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
            i--;
        }
        return i;
    }

    private int blanksAfter(int offset) {
        int i = offset;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Element.isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
