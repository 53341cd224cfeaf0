package dev.xmlnet.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * Where elements, names, values and tags are in a text that need not be well-formed: what cannot be made out is left out.
 *
 * @param elements each from its start tag to its end tag
 * @param values what is between the quotes of attributes
 * @param names of elements and attributes in start tags
 * @param gaps places between two pieces of markup
 */
record Markup(List<Mark> elements, List<Mark> values, List<Mark> names, List<Integer> gaps) {

    /** A piece of the text. */
    record Mark(int start, int end) {
        String in(String text) {
            return text.substring(start, end);
        }
    }

    static Markup of(String text) {
        Markup found = new Markup(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Integer> open = new ArrayList<>();
        int i = 0;
        while ((i = text.indexOf('<', i)) >= 0) {
            found.gaps.add(i);
            if (text.startsWith("<!--", i)) {
                i = after(text, "-->", i + 4);
            } else if (text.startsWith("<![CDATA[", i)) {
                i = after(text, "]]>", i);
            } else if (text.startsWith("<?", i)) {
                i = after(text, "?>", i);
            } else if (text.startsWith("<!", i)) {
                i = after(text, ">", i);
            } else if (text.startsWith("</", i)) {
                i = after(text, ">", i);
                if (!open.isEmpty()) {
                    found.elements.add(new Mark(open.remove(open.size() - 1), i));
                }
            } else {
                int end = found.tag(text, i);
                if (text.charAt(end - 1) == '>' && text.charAt(end - 2) == '/') {
                    found.elements.add(new Mark(i, end));
                } else {
                    open.add(i);
                }
                i = end;
            }
        }
        found.gaps.add(text.length());
        return found;
    }

    private static int after(String text, String what, int from) {
        int at = text.indexOf(what, from);
        return at < 0 ? text.length() : at + what.length();
    }

    /** Reads a start tag, and returns where it ends. */
    private int tag(String text, int from) {
        int i = from + 1;
        int start = i;
        while (i < text.length() && text.charAt(i) != '>') {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                int close = text.indexOf(c, i + 1);
                if (close < 0) {
                    return text.length();
                }
                values.add(new Mark(i + 1, close));
                i = close + 1;
                start = i;
            } else {
                boolean part = Character.isLetterOrDigit(c) || ":_-.".indexOf(c) >= 0;
                i++;
                if (!part) {
                    start = i;
                } else if (i == text.length() || " \t\r\n/>=".indexOf(text.charAt(i)) >= 0) {
                    names.add(new Mark(start, i));
                }
            }
        }
        return Math.min(i + 1, text.length());
    }
}
