package dev.xmlnet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of a well-formed text with its place, found by counting brackets. It shares no code with what is tested,
 * so it can say whether the right places were changed.
 */
public final class RawXml {
    private final String text;
    private final String name;
    private final Map<String, String> attributes;
    private final List<RawXml> children = new ArrayList<>();
    private final int start;
    private int end;

    private RawXml(String text, String name, Map<String, String> attributes, int start) {
        this.text = text;
        this.name = name;
        this.attributes = attributes;
        this.start = start;
    }

    /** The root element of a text. */
    public static RawXml parse(String text) {
        List<RawXml> open = new ArrayList<>();
        RawXml root = null;
        int i = 0;
        while ((i = text.indexOf('<', i)) >= 0) {
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
                open.remove(open.size() - 1).end = i;
            } else {
                int tagEnd = tagEnd(text, i);
                RawXml element = new RawXml(text, nameAt(text, i + 1), attributes(text.substring(i, tagEnd)), i);
                root = root == null ? element : root;
                if (!open.isEmpty()) {
                    open.get(open.size() - 1).children.add(element);
                }
                element.end = tagEnd;
                if (text.charAt(tagEnd - 2) != '/') {
                    open.add(element);
                }
                i = tagEnd;
            }
        }
        return root;
    }

    private static int after(String text, String what, int from) {
        return text.indexOf(what, from) + what.length();
    }

    private static int tagEnd(String text, int from) {
        char quote = 0;
        for (int i = from; ; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
    }

    private static String nameAt(String text, int from) {
        int i = from;
        while (" \t\r\n/>=".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return text.substring(from, i);
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> found = new LinkedHashMap<>();
        int i = 1 + nameAt(tag, 1).length();
        while (true) {
            while (" \t\r\n/".indexOf(tag.charAt(i)) >= 0) {
                i++;
            }
            if (tag.charAt(i) == '>') {
                return found;
            }
            String key = nameAt(tag, i);
            int open = i + key.length();
            while (tag.charAt(open) != '"' && tag.charAt(open) != '\'') {
                open++;
            }
            int close = tag.indexOf(tag.charAt(open), open + 1);
            found.put(key, tag.substring(open + 1, close));
            i = close + 1;
        }
    }

    /** The name as written. */
    public String name() {
        return name;
    }

    /** Names to values as written, entities and all; with namespace declarations. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** A value as written, or null. */
    public String attribute(String key) {
        return attributes.get(key);
    }

    /** A value of the first child of a name, or null. */
    public String attribute(String child, String key) {
        List<RawXml> found = children(child);
        return found.isEmpty() ? null : found.get(0).attribute(key);
    }

    /** The child elements. */
    public List<RawXml> children() {
        return children;
    }

    /** The child elements of a name. */
    public List<RawXml> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The element as it stands in the text. */
    public String written() {
        return text.substring(start, end);
    }

    /** The domains of a document: its root, or what a state file or a snapshot holds. */
    public List<RawXml> domains() {
        if (name.equals("domain")) {
            return List.of(this);
        }
        return children.stream()
                .filter(child -> child.name.equals("domain") || child.name.equals("inactiveDomain"))
                .toList();
    }

    /** The interfaces of a domain, or of all domains of a document. */
    public List<RawXml> interfaces() {
        return domains().stream()
                .flatMap(domain -> domain.children("devices").stream())
                .flatMap(devices -> devices.children("interface").stream())
                .toList();
    }

    /** The text with every interface taken out and a mark in its place. */
    public String withoutInterfaces() {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (RawXml one : interfaces()) {
            out.append(text, done, one.start).append("\u0000interface\u0000");
            done = one.end;
        }
        return out.append(text.substring(done)).toString();
    }
}
