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
        StringBuilder out = new StringBuilder();
        startTag(element, out);
        int end = out.length();
        content(element, out);
        return shortened(out, end, element.name());
    }

    /** A part in the same way. */
    public static String of(Part part) {
        StringBuilder out = new StringBuilder();
        startTag(part, out);
        int end = out.length();
        content(part, out);
        return shortened(out, end, part.name());
    }

    private static String shortened(StringBuilder whole, int startTag, String name) {
        return whole.length() <= LONGEST_SHOWN
                ? whole.toString()
                : whole.substring(0, startTag) + ">...</" + name + ">";
    }

    /** Writes the start tag but for its end. */
    private static void startTag(Element element, StringBuilder out) {
        out.append('<').append(element.name());
        String[] attributes = element.attributes();
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(of(attributes[i], attributes[i + 1]));
        }
    }

    /** Writes what is behind it; text beside child elements is left out. */
    private static void content(Element element, StringBuilder out) {
        List<Element> children = element.children();
        String text = children.isEmpty() ? element.content() : "";
        if (children.isEmpty() && text.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>').append(text.isEmpty() ? text : text.replaceAll("\\s+", " "));
        for (int i = 0; i < children.size(); i++) {
            startTag(children.get(i), out);
            content(children.get(i), out);
        }
        out.append("</").append(element.name()).append('>');
    }

    private static void startTag(Part part, StringBuilder out) {
        out.append('<').append(part.name());
        part.attributes().forEach((name, value) -> out.append(' ').append(of(name, value)));
    }

    private static void content(Part part, StringBuilder out) {
        if (part.children().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Part child : part.children()) {
            startTag(child, out);
            content(child, out);
        }
        out.append("</").append(part.name()).append('>');
    }
}
