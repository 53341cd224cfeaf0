package dev.xmlnet.host.interfaces;

import dev.xmlnet.xml.Span;

/**
 * A word of a line.
 *
 * @param span where it stands
 * @param text without the ends of lines that a backslash joined
 */
record Word(Span span, String text) {}
