package dev.xmlnet.xml;

import java.util.Objects;

/**
 * One replacement in a text; with an empty span an insertion, with an empty replacement a deletion.
 *
 * @param span what is replaced
 * @param replacement what stands there afterwards, never null
 */
public record Edit(Span span, String replacement) {
    /** Checks that nothing is null. */
    public Edit {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(replacement, "replacement");
    }
}
