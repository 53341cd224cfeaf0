package dev.xmlnet.network;

import org.jspecify.annotations.Nullable;

/** XML as {@code virsh net-dumpxml} prints it: two spaces a level, single quotes, an element a line. */
final class Lines {
    private final StringBuilder out = new StringBuilder(512);
    private int depth;

    /** Begins an element; attributes are names and values in turn, of which those with a null value are left out. */
    void open(String name, @Nullable String... attributes) {
        tag(name, attributes).append(">\n");
        depth++;
    }

    /** Ends the element that was begun last. */
    void close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
    }

    /** An element with nothing in it. */
    void leaf(String name, @Nullable String... attributes) {
        tag(name, attributes).append("/>\n");
    }

    /** An element with text in it. */
    void text(String name, String text) {
        indent().append('<').append(name).append('>');
        escape(text);
        out.append("</").append(name).append(">\n");
    }

    private StringBuilder tag(String name, @Nullable String... attributes) {
        indent().append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("='");
                escape(attributes[i + 1]);
                out.append('\'');
            }
        }
        return out;
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(depth));
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
