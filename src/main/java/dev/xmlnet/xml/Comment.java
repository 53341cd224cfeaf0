package dev.xmlnet.xml;

import org.jspecify.annotations.Nullable;

/**
 * A comment outside the document's type declaration.
 *
 * @param source the text that it is in
 * @param start where it begins
 * @param text what is between its marks, trimmed
 * @param next the element that begins behind it, before its parent ends; null if there is none
 */
public record Comment(
        SourceText source, int start, String text, @Nullable Element next) {
    /** Where it begins. */
    public Location location() {
        return source.locate(start);
    }
}
