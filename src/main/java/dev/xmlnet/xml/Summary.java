package dev.xmlnet.xml;

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
        String whole = written(element);
        return whole.length() <= LONGEST_SHOWN ? whole : startTag(element) + "...</" + element.name() + ">";
    }

    /** Text beside child elements is left out. */
    private static String written(Element element) {
        StringBuilder content = new StringBuilder();
        element.children().forEach(child -> content.append(written(child)));
        if (element.children().isEmpty() && !element.content().isEmpty()) {
            content.append(element.content().replaceAll("\\s+", " "));
        }
        String start = startTag(element);
        return content.isEmpty()
                ? start.substring(0, start.length() - 1) + "/>"
                : start + content + "</" + element.name() + ">";
    }

    private static String startTag(Element element) {
        StringBuilder tag = new StringBuilder("<").append(element.name());
        String[] attributes = element.attributes();
        for (int i = 0; i < attributes.length; i += 2) {
            tag.append(' ').append(of(attributes[i], attributes[i + 1]));
        }
        return tag.append('>').toString();
    }
}
