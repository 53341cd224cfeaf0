package dev.xmlnet.xml;

/**
 * A half-open range of a text.
 *
 * @param start index of the first char
 * @param end index after the last char, equal to {@code start} for a place between two chars
 */
public record Span(int start, int end) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException unless 0 &lt;= start &lt;= end
     */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /** The empty span at {@code offset}. */
    public static Span at(int offset) {
        return new Span(offset, offset);
    }

    /** The part of {@code text} that this span covers. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
