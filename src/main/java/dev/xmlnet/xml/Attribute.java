package dev.xmlnet.xml;

/**
 * Where an attribute stands in its start tag.
 *
 * @param name as written, with its prefix
 * @param span name, equals sign and quoted value
 * @param value the value without its quotes
 * @param quote the quote character, {@code '} or {@code "}
 */
record Attribute(String name, Span span, Span value, char quote) {}
