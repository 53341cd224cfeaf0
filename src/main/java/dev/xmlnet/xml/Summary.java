package dev.xmlnet.xml;

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
        for (String name : element.attributeNames()) {
            tag.append(' ').append(of(name, element.attribute(name)));
        }
        return tag.append('>').toString();
    }
}
