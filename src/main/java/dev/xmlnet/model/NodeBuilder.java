package dev.xmlnet.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Makes a tree of the events that a document, or a marshaller, sends. */
@NullMarked
final class NodeBuilder extends DefaultHandler {
    private final Deque<Node> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private Map<String, String> declared = Map.of();
    private @Nullable Node root;

    /** The outermost element, once the document has ended. */
    Node root() {
        return Objects.requireNonNull(root);
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        if (declared.isEmpty()) {
            declared = new LinkedHashMap<>();
        }
        declared.put(prefix, uri);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        flush();
        List<Node.Value> values = new ArrayList<>(attributes.getLength());
        for (int i = 0; i < attributes.getLength(); i++) {
            // A DOM that is marshalled has its declarations among its attributes, too.
            if (!attributes.getQName(i).equals("xmlns")
                    && !attributes.getQName(i).startsWith("xmlns:")) {
                values.add(new Node.Value(
                        attributes.getURI(i),
                        attributes.getLocalName(i),
                        attributes.getQName(i),
                        attributes.getValue(i)));
            }
        }
        Node node = new Node(uri, localName, qName, values, declared);
        declared = Map.of();
        if (open.isEmpty()) {
            root = node;
        } else {
            open.peek().content.add(node);
        }
        open.push(node);
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        flush();
        open.pop();
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    private void flush() {
        if (text.length() > 0) {
            open.peek().content.add(text.toString());
            text.setLength(0);
        }
    }
}
