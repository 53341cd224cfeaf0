package dev.xmlnet.xml;

import java.util.List;
import java.util.Objects;

/** Parts of a document as a message shows them. */
public final class Summary {
    private static final int LONGEST_SHOWN = 100;

    private Summary() {}

    /** An attribute: {@code dev='eth0'}; in double quotes if its value holds a single one. */
    public static String of(String attribute, String value) {
        char quote = value.indexOf('\'') < 0 ? '\'' : '"';
        return attribute + "=" + quote + value + quote;
    }

    /** An attribute that an element has. */
    public static String of(Element element, String attribute) {
        return of(attribute, Objects.requireNonNull(element.attribute(attribute)));
    }

    /** An attribute that a draft has, as it is by then. */
    public static String of(Draft element, String attribute) {
        return of(attribute, Objects.requireNonNull(element.attribute(attribute)));
    }

    /** An attribute that a part has. */
    public static String of(Part element, String attribute) {
        return of(attribute, Objects.requireNonNull(element.attribute(attribute)));
    }

    /** An element on one line, without comments and layout, and with its content only where that is short. */
    public static String of(Element element) {
        StringBuilder whole = new StringBuilder();
        write(element, whole);
        if (whole.length() > LONGEST_SHOWN) {
            whole.setLength(0);
            startTag(element, whole);
            whole.append(">...</").append(element.name()).append('>');
        }
        return whole.toString();
    }

    /** A part in the same way. */
    public static String of(Part part) {
        StringBuilder whole = new StringBuilder();
        write(part, whole);
        if (whole.length() > LONGEST_SHOWN) {
            whole.setLength(0);
            startTag(part, whole);
            whole.append(">...</").append(part.name()).append('>');
        }
        return whole.toString();
    }

    private static void write(Part part, StringBuilder out) {
        startTag(part, out);
        if (part.children().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        part.children().forEach(child -> write(child, out));
        out.append("</").append(part.name()).append('>');
    }

    private static void startTag(Part part, StringBuilder out) {
        out.append('<').append(part.name());
        part.attributes().forEach((name, value) -> out.append(' ').append(of(name, value)));
    }

    /** Text beside child elements is left out. */
    private static void write(Element element, StringBuilder out) {
        startTag(element, out);
        List<Element> children = element.children();
        String text = children.isEmpty() ? element.content() : "";
        if (children.isEmpty() && text.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (int i = 0; i < children.size(); i++) {
            write(children.get(i), out);
        }
        out.append(text.isEmpty() ? text : text.replaceAll("\\s+", " "));
        out.append("</").append(element.name()).append('>');
    }

    /** Writes the start tag but for its end. */
    private static void startTag(Element element, StringBuilder out) {
        out.append('<').append(element.name());
        String[] attributes = element.attributes();
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(of(attributes[i], attributes[i + 1]));
        }
    }
}
