package dev.xmlnet.schema;

import com.thaiopensource.xml.util.Name;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An element as a schema sees it, or as it would be if one thing in it were otherwise.
 *
 * @param origin where it stands in the document
 * @param content strings and nodes, in order
 */
record Node(Element origin, Name name, List<Attr> attributes, List<Object> content) {
    private static final Map<String, Name> NAMES = new ConcurrentHashMap<>();
    private static final int KNOWN = 2000;

    /**
     * An attribute.
     *
     * @param written its name with the prefix
     */
    record Attr(Name name, String written, String value) {}

    /** The root of a document. */
    static Node of(XmlDocument document) {
        Reader reader = new Reader(document.root());
        try {
            document.replay(reader);
        } catch (SAXException e) {
            throw new IllegalStateException("the reader throws none", e);
        }
        return Objects.requireNonNull(reader.root);
    }

    /** A name; the few that all documents use are made once. */
    static Name nameOf(String namespace, String local) {
        if (!namespace.isEmpty()) {
            return new Name(namespace, local);
        }
        Name known = NAMES.get(local);
        if (known == null) {
            known = new Name("", local);
            if (NAMES.size() < KNOWN) {
                NAMES.put(local, known);
            }
        }
        return known;
    }

    /** The same with another name. */
    Node named(Name other) {
        return new Node(origin, other, attributes, content);
    }

    /** The same with another attribute in a place, or with none there if it is null. */
    Node with(int place, @Nullable Attr attribute) {
        List<Attr> changed = new ArrayList<>(attributes);
        if (attribute == null) {
            changed.remove(place);
        } else {
            changed.set(place, attribute);
        }
        return new Node(origin, name, changed, content);
    }

    private static final class Reader extends DefaultHandler {
        private final Element rootElement;
        private final List<Node> open = new ArrayList<>();
        private final List<Integer> counts = new ArrayList<>();
        private @Nullable Node root;

        Reader(Element rootElement) {
            this.rootElement = rootElement;
        }

        @Override
        public void startElement(String uri, String local, String written, Attributes given) {
            List<Attr> attributes = new ArrayList<>(given.getLength());
            for (int i = 0; i < given.getLength(); i++) {
                Name name = nameOf(given.getURI(i), given.getLocalName(i));
                attributes.add(new Attr(name, given.getQName(i), given.getValue(i)));
            }
            Node node = new Node(nextElement(), nameOf(uri, local), attributes, new ArrayList<>(4));
            if (open.isEmpty()) {
                root = node;
            } else {
                open.get(open.size() - 1).content.add(node);
            }
            open.add(node);
            counts.add(0);
        }

        private Element nextElement() {
            if (open.isEmpty()) {
                return rootElement;
            }
            int last = open.size() - 1;
            int count = counts.get(last);
            counts.set(last, count + 1);
            return open.get(last).origin.children().get(count);
        }

        @Override
        public void endElement(String uri, String local, String written) {
            open.remove(open.size() - 1);
            counts.remove(counts.size() - 1);
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            open.get(open.size() - 1).content.add(new String(chars, start, length));
        }
    }
}
