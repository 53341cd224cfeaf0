package dev.xmlnet.schema;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/** An element with its attributes and what it holds, which a test makes, changes, and hands to a validator without text. */
final class Tree {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    /** The namespace is empty if there is none. */
    record Name(String namespace, String local) {
        static Name of(String local) {
            return new Name("", local);
        }
    }

    Name name;
    final Map<Name, String> attributes = new LinkedHashMap<>();
    /** Each a Tree or a String. */
    final List<Object> children = new ArrayList<>();

    Tree(Name name) {
        this.name = name;
    }

    /** Reads a document; comments and processing instructions are left out. */
    static Tree parse(String document) throws SAXException, IOException {
        Builder builder = new Builder();
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            factory.newSAXParser().parse(new InputSource(new StringReader(document)), builder);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        return builder.root;
    }

    Tree copy() {
        Tree copy = new Tree(name);
        copy.attributes.putAll(attributes);
        for (Object child : children) {
            copy.children.add(child instanceof Tree tree ? tree.copy() : child);
        }
        return copy;
    }

    /** The child elements. */
    List<Tree> elements() {
        List<Tree> elements = new ArrayList<>();
        for (Object child : children) {
            if (child instanceof Tree tree) {
                elements.add(tree);
            }
        }
        return elements;
    }

    /** This element and all below, in the order of the text. */
    List<Tree> all() {
        List<Tree> all = new ArrayList<>(List.of(this));
        for (int next = 0; next < all.size(); next++) {
            all.addAll(next + 1, all.get(next).elements());
        }
        return all;
    }

    void send(ContentHandler handler) throws SAXException {
        handler.startDocument();
        sendElement(handler);
        handler.endDocument();
    }

    private void sendElement(ContentHandler handler) throws SAXException {
        AttributesImpl attributesOut = new AttributesImpl();
        attributes.forEach(
                (key, value) -> attributesOut.addAttribute(key.namespace(), key.local(), key.local(), "CDATA", value));
        handler.startElement(name.namespace(), name.local(), name.local(), attributesOut);
        for (Object child : children) {
            if (child instanceof Tree tree) {
                tree.sendElement(handler);
            } else {
                char[] text = ((String) child).toCharArray();
                handler.characters(text, 0, text.length);
            }
        }
        handler.endElement(name.namespace(), name.local(), name.local());
    }

    /** As a document: no white space is added, the namespaces are declared on the root. */
    @Override
    public String toString() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        TreeSet<String> namespaces = new TreeSet<>();
        for (Tree tree : all()) {
            namespaces.add(tree.name.namespace());
            tree.attributes.keySet().forEach(key -> namespaces.add(key.namespace()));
        }
        namespaces.remove(XML);
        for (String namespace : namespaces) {
            prefixes.put(namespace, namespace.isEmpty() ? "" : "n" + prefixes.size() + ":");
        }
        StringBuilder declarations = new StringBuilder();
        prefixes.forEach((namespace, prefix) -> {
            if (!namespace.isEmpty()) {
                declarations.append(" xmlns:" + prefix.replace(":", "") + "='" + escape(namespace) + "'");
            }
        });
        prefixes.put(XML, "xml:");
        StringBuilder out = new StringBuilder();
        write(prefixes, declarations.toString(), out);
        return out.toString();
    }

    private void write(Map<String, String> prefixes, String declarations, StringBuilder out) {
        String tag = prefixes.get(name.namespace()) + name.local();
        out.append('<').append(tag).append(declarations);
        attributes.forEach((key, value) -> out.append(' ')
                .append(prefixes.get(key.namespace()))
                .append(key.local())
                .append("='")
                .append(escape(value))
                .append('\''));
        if (children.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Object child : children) {
            if (child instanceof Tree tree) {
                tree.write(prefixes, "", out);
            } else {
                out.append(escape((String) child));
            }
        }
        out.append("</").append(tag).append('>');
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || c == '<' || c == '>' || c == '\'' || c < ' ') {
                escaped.append("&#").append((int) c).append(';');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static final class Builder extends DefaultHandler {
        private final Deque<Tree> open = new ArrayDeque<>();
        private Tree root;

        @Override
        public void startElement(String namespace, String local, String qName, Attributes found) {
            Tree tree = new Tree(new Name(namespace, local));
            for (int i = 0; i < found.getLength(); i++) {
                tree.attributes.put(new Name(found.getURI(i), found.getLocalName(i)), found.getValue(i));
            }
            if (root == null) {
                root = tree;
            } else {
                open.getLast().children.add(tree);
            }
            open.addLast(tree);
        }

        @Override
        public void characters(char[] text, int start, int length) {
            List<Object> siblings = open.getLast().children;
            String more = new String(text, start, length);
            int last = siblings.size() - 1;
            if (last >= 0 && siblings.get(last) instanceof String before) {
                siblings.set(last, before + more);
            } else {
                siblings.add(more);
            }
        }

        @Override
        public void endElement(String namespace, String local, String qName) {
            open.removeLast();
        }
    }
}
