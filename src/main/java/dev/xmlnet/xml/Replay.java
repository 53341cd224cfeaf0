package dev.xmlnet.xml;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** One pass of a SAX handler over a document that is parsed already. */
final class Replay implements Locator {
    private final XmlDocument document;
    private final SourceText source;
    private final ContentHandler handler;
    private final Predicate<Element> skipped;
    private final char[] text;

    /** Where the text begins in the source. */
    private final int base;

    private final AttributesImpl attributes = new AttributesImpl();
    private Element current;

    Replay(XmlDocument document, ContentHandler handler, Predicate<Element> skipped) {
        this.document = document;
        this.source = document.source();
        this.handler = handler;
        this.skipped = skipped;
        this.current = document.root();
        Span span = current.span();
        this.base = span.start();
        this.text = source.text().substring(base, span.end()).toCharArray();
    }

    void run() throws SAXException {
        handler.setDocumentLocator(this);
        handler.startDocument();
        element(document.root());
        handler.endDocument();
    }

    private void element(Element element) throws SAXException {
        current = element;
        String[] declarations = element.declarations();
        for (int i = 0; i < declarations.length; i += 2) {
            handler.startPrefixMapping(declarations[i], declarations[i + 1]);
        }
        String name = element.name();
        String local = name.substring(name.indexOf(':') + 1);
        collectAttributes(element);
        handler.startElement(element.namespace(), local, name, attributes);
        content(element);
        handler.endElement(element.namespace(), local, name);
        for (int i = 0; i < declarations.length; i += 2) {
            handler.endPrefixMapping(declarations[i]);
        }
    }

    private void collectAttributes(Element element) {
        attributes.clear();
        String[] given = element.attributes();
        for (int i = 0; i < given.length; i += 2) {
            int colon = given[i].indexOf(':');
            String namespace = colon < 0 ? "" : element.namespaceOf(given[i].substring(0, colon));
            attributes.addAttribute(namespace, given[i].substring(colon + 1), given[i], "CDATA", given[i + 1]);
        }
    }

    private void content(Element element) throws SAXException {
        Span inner = element.inner();
        int from = inner.start();
        List<Element> children = element.children();
        for (int i = 0; i < children.size(); i++) {
            Element child = children.get(i);
            Span span = child.span();
            characters(from, span.start());
            if (!skipped.test(child)) {
                element(child);
                current = element;
            }
            from = span.end();
        }
        characters(from, inner.end());
    }

    private void characters(int from, int to) throws SAXException {
        if (from == to) {
            return;
        } else if (isPlain(from, to)) {
            handler.characters(text, from - base, to - from);
            return;
        }
        String resolved = XmlDocument.characters(source.text().substring(from, to), source);
        if (!resolved.isEmpty()) {
            handler.characters(resolved.toCharArray(), 0, resolved.length());
        }
    }

    /** True if the characters stand for themselves: no reference, no section, comment or line end to resolve. */
    private boolean isPlain(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text[i - base];
            if (c == '&' || c == '<' || c == '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int getLineNumber() {
        return current.location().line();
    }

    @Override
    public int getColumnNumber() {
        return current.location().column();
    }

    @Override
    public @Nullable String getPublicId() {
        return null;
    }

    @Override
    public @Nullable String getSystemId() {
        return null;
    }
}
