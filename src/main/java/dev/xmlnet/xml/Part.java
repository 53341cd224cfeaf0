package dev.xmlnet.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element that is to be: a name, attributes and children, in order.
 *
 * @param name the element's name
 * @param attributes names to values, unescaped
 * @param children the child elements
 * @param text what stands between the tags of an element without children; empty for nothing
 */
public record Part(String name, Map<String, String> attributes, List<Part> children, String text) {
    /**
     * Makes it unmodifiable.
     *
     * @throws IllegalArgumentException if a value holds what XML cannot
     */
    public Part {
        for (String value : attributes.values()) {
            check(value);
        }
        check(text);
        // Most have one at most, and check keeps many; only more need what keeps their order.
        attributes = attributes.size() < 2
                ? Map.copyOf(attributes)
                : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /** No attribute is written between these, so that text keeps both quotes. */
    private static final char NO_QUOTE = 0;

    /** An element without text. */
    public Part(String name, Map<String, String> attributes, List<Part> children) {
        this(name, attributes, children, "");
    }

    /** An element with nothing in it. */
    public static Part of(String name) {
        return new Part(name, Map.of(), List.of());
    }

    /** What an element says, without its comments and its layout. */
    public static Part of(Element element) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String attribute : element.attributeNames()) {
            attributes.put(attribute, element.attribute(attribute));
        }
        List<Part> children = new ArrayList<>();
        for (Element child : element.children()) {
            children.add(of(child));
        }
        return new Part(element.name(), attributes, children, children.isEmpty() ? element.content() : "");
    }

    /** The same with an attribute set; a null value leaves it as it is. */
    public Part with(String attribute, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Part(name, more, children, text);
    }

    /** The same with children added at the end. */
    public Part with(Part... added) {
        List<Part> more = new ArrayList<>(children);
        more.addAll(Arrays.asList(added));
        return new Part(name, attributes, more, text);
    }

    /** The first child of this name, or null. */
    public @Nullable Part child(String childName) {
        for (Part child : children) {
            if (child.name().equals(childName)) {
                return child;
            }
        }
        return null;
    }

    /** An attribute's value, or null. */
    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** An attribute of the first child of a name, or null. */
    public @Nullable String attribute(String childName, String attribute) {
        Part child = child(childName);
        return child == null ? null : child.attribute(attribute);
    }

    /**
     * Writes the element.
     *
     * @param quote the quote character for attributes
     * @param newline a line end with the indentation of this element, or null to write one line
     * @param unit what each level is indented by
     */
    void write(StringBuilder out, char quote, @Nullable String newline, String unit) {
        out.append('<').append(name);
        attributes.forEach((key, value) -> {
            out.append(' ').append(key).append('=').append(quote);
            out.append(escape(value, quote)).append(quote);
        });
        if (children.isEmpty() && text.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>').append(children.isEmpty() ? escape(text, NO_QUOTE).replace("]]>", "]]&gt;") : "");
        for (Part child : children) {
            if (newline != null) {
                out.append(newline).append(unit);
            }
            child.write(out, quote, newline == null ? null : newline + unit, unit);
        }
        if (newline != null && !children.isEmpty()) {
            out.append(newline);
        }
        out.append("</").append(name).append('>');
    }

    private static void check(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean low = Character.isHighSurrogate(c) && i + 1 < value.length();
            int code = low ? value.codePointAt(i) : c;
            if ((c < ' ' || c >= Character.MIN_SURROGATE) && !isXmlCharacter(code)) {
                throw new IllegalArgumentException(String.format("XML cannot hold the character U+%04X", code));
            }
            i += Character.charCount(code) - 1;
        }
    }

    /** Char of XML 1.0. */
    private static boolean isXmlCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    /** An attribute value as it stands between two quotes. */
    static String escape(String value, char quote) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '\n', '\r', '\t' -> out.append("&#").append((int) c).append(';');
                case '"', '\'' -> {
                    if (c == quote) {
                        out.append(c == '"' ? "&quot;" : "&apos;");
                    } else {
                        out.append(c);
                    }
                }
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Returns the element as libvirt prints it: single quotes, an element a line, two blanks a level, no newline at the end. */
    public String lines() {
        StringBuilder out = new StringBuilder();
        write(out, '\'', "\n", "  ");
        return out.toString();
    }

    // A record's own equals is linked at run time, which costs a cold start ten milliseconds.
    @Override
    public boolean equals(Object other) {
        return other instanceof Part that
                && name.equals(that.name)
                && attributes.equals(that.attributes)
                && children.equals(that.children)
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * name.hashCode() + attributes.hashCode()) + children.hashCode()) + text.hashCode();
    }

    /** The element on one line with single quotes, as libvirt prints it. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out, '\'', null, "");
        return out.toString();
    }
}
