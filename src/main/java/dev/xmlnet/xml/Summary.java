package dev.xmlnet.xml;

import java.util.List;

/** Parts of a document as a message shows them. */
public final class Summary {
    private static final int LONGEST_SHOWN = 100;

    private Summary() {}

    /** An attribute: {@code dev='eth0'}; in double quotes if its value holds a single one. */
    public static String of(String attribute, String value) {
        char quote = value.indexOf('\'') < 0 ? '\'' : '"';
        return attribute + "=" + quote + value + quote;
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
        for (String name : element.attributeNames()) {
            out.append(' ').append(of(name, element.attribute(name)));
        }
    }
}
