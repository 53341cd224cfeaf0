package dev.xmlnet.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;

/** An element as it was read, with its place in the text. */
public final class Element {
    private final SourceText source;
    private final @Nullable Element parent;
    private final String name;
    private final String namespace;
    private final String[] attributes;
    private final String[] declarations;
    private List<Element> children = List.of();
    private final int start;
    private final int startTagEnd;
    private int endTagStart;
    private int end;

    /**
     * An element whose end is not known yet; it becomes the last child of its parent.
     *
     * @param namespace its name, empty for none
     * @param attributes names as written and values, in turn
     * @param declarations prefixes and namespaces that this element declares, in turn; empty for none
     */
    Element(
            SourceText source,
            @Nullable Element parent,
            String name,
            String namespace,
            String[] attributes,
            String[] declarations,
            Span startTag) {
        this.source = source;
        this.parent = parent;
        this.name = name;
        this.namespace = namespace;
        this.attributes = attributes;
        this.declarations = declarations;
        this.start = startTag.start();
        this.startTagEnd = startTag.end();
        if (parent != null) {
            parent.add(this);
        }
    }

    /** Most elements have no children. */
    private void add(Element child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    /** Called once by the parser, with the span of the end tag; {@code <a/>} has none of its own. */
    void close(Span endTag) {
        boolean own = endTag.end() > startTagEnd;
        this.endTagStart = own ? endTag.start() : startTagEnd;
        this.end = own ? endTag.end() : startTagEnd;
    }

    /** The name as written, with its prefix. */
    public String name() {
        return name;
    }

    /** True if the element has this name and is in no namespace, as all of libvirt's own are. */
    public boolean is(String libvirtName) {
        return namespace.isEmpty() && name.equals(libvirtName);
    }

    /** The name of the namespace that the element is in; empty for none. */
    public String namespace() {
        return namespace;
    }

    /** The namespace that a prefix stands for here; empty for none, and for a prefix that nobody declared. */
    String namespaceOf(String prefix) {
        for (Element e = this; e != null; e = e.parent) {
            for (int i = 0; i < e.declarations.length; i += 2) {
                if (e.declarations[i].equals(prefix)) {
                    return e.declarations[i + 1];
                }
            }
        }
        return prefix.equals("xml") ? XMLConstants.XML_NS_URI : "";
    }

    /** Prefixes and the namespaces that this element declares for them, in turn; not a copy. */
    String[] declarations() {
        return declarations;
    }

    /** Names of attributes as written and their values, in turn; not a copy. */
    String[] attributes() {
        return attributes;
    }

    /** The element around this one; null for the root. */
    public @Nullable Element parent() {
        return parent;
    }

    /** The text that this element is in. */
    public SourceText source() {
        return source;
    }

    /** The child elements, in order. */
    public List<Element> children() {
        return Collections.unmodifiableList(children);
    }

    /** The first child of this name in no namespace, or null. */
    public @Nullable Element child(String childName) {
        for (Element child : children) {
            if (child.is(childName)) {
                return child;
            }
        }
        return null;
    }

    /** All children of this name in no namespace, in order. */
    public List<Element> children(String childName) {
        List<Element> found = new ArrayList<>();
        for (Element child : children) {
            if (child.is(childName)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The value of an attribute with entities resolved, or null if there is none. */
    public @Nullable String attribute(String attributeName) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(attributeName)) {
                return attributes[i + 1];
            }
        }
        return null;
    }

    /** The value of an attribute of the first child of a name, or null if either is missing. */
    public @Nullable String attribute(String childName, String attributeName) {
        Element child = child(childName);
        return child == null ? null : child.attribute(attributeName);
    }

    /** The names of the attributes as written, in order; namespace declarations are not among them. */
    public List<String> attributeNames() {
        List<String> names = new ArrayList<>(attributes.length / 2);
        for (int i = 0; i < attributes.length; i += 2) {
            names.add(attributes[i]);
        }
        return names;
    }

    /** The character data of the element, entities resolved and trimmed; that of children too. */
    public String content() {
        return text().trim();
    }

    /** The same with the blanks at its ends, which count in a name. */
    public String text() {
        String raw = source.text().substring(startTagEnd, endTagStart);
        boolean plain = raw.indexOf('<') < 0 && raw.indexOf('&') < 0;
        return plain ? raw : XmlDocument.characters(raw, source);
    }

    /** Where the start tag begins. */
    public Location location() {
        return source.locate(start);
    }

    /** Where an attribute begins; where the element does if it has no such attribute. */
    public Location location(String attributeName) {
        for (Attribute attribute : attributeSpans()) {
            if (attribute.name().equals(attributeName)) {
                return source.locate(attribute.span().start());
            }
        }
        return location();
    }

    /** Where the first character between the tags stands that is no blank; where the end tag does if there is none. */
    public Location contentLocation() {
        int offset = startTagEnd;
        while (offset < endTagStart && isSpace(source.text().charAt(offset))) {
            offset++;
        }
        return source.locate(offset);
    }

    /** From the start tag to the end tag. */
    public Span span() {
        return new Span(start, end);
    }

    /** The start tag. */
    Span startTag() {
        return new Span(start, startTagEnd);
    }

    /** What is between the tags; empty for {@code <a/>}. */
    Span inner() {
        return new Span(startTagEnd, endTagStart);
    }

    /** True for {@code <a/>}. */
    boolean selfClosing() {
        return startTagEnd == end;
    }

    /** The attributes with their places; namespace declarations are among them. */
    List<Attribute> attributeSpans() {
        // The parser has accepted this tag, so it needs no checking here.
        String text = source.text();
        List<Attribute> found = new ArrayList<>();
        int i = skipSpace(text, start + 1 + name.length());
        while (text.charAt(i) != '>' && text.charAt(i) != '/') {
            int nameStart = i;
            while (text.charAt(i) != '=' && !isSpace(text.charAt(i))) {
                i++;
            }
            final String attributeName = text.substring(nameStart, i);
            int open = skipSpace(text, skipSpace(text, i) + 1);
            char quote = text.charAt(open);
            int close = text.indexOf(quote, open + 1);
            Span whole = new Span(nameStart, close + 1);
            found.add(new Attribute(attributeName, whole, new Span(open + 1, close), quote));
            i = skipSpace(text, close + 1);
        }
        return found;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static int skipSpace(String text, int from) {
        int i = from;
        while (isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    @Override
    public String toString() {
        return "<" + name + "> at " + location().line() + ":" + location().column();
    }
}
