package dev.xmlnet.schema;

import com.thaiopensource.relaxng.match.Matcher;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.XmlDocument;
import java.util.function.Predicate;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Whether a document is valid, and no more: most are, and the look for what is wrong costs several times as much. */
final class Acceptance extends DefaultHandler {
    private final Matcher matcher;
    private final StringBuilder text = new StringBuilder();
    private boolean typed;
    private boolean valid = true;

    private Acceptance(Matcher matcher) {
        this.matcher = matcher;
    }

    /**
     * Returns true if a document is valid; the matcher starts over.
     *
     * @param open true for an element that the schema takes as it is, as often as it is there
     */
    static boolean of(XmlDocument document, Predicate<Element> open, Matcher start) {
        Acceptance acceptance = new Acceptance(start.start());
        acceptance.matcher.matchStartDocument();
        try {
            document.replay(acceptance, open);
        } catch (SAXException e) {
            throw new IllegalStateException("this handler throws none", e);
        }
        return acceptance.valid;
    }

    @Override
    public void startElement(String uri, String local, String written, Attributes attributes) {
        if (!valid) {
            return;
        }
        boolean fits = !typed || matcher.matchTextBeforeStartTag(text.toString(), NoPrefixes.CONTEXT);
        fits = fits && matcher.matchStartTagOpen(Node.nameOf(uri, local), written, NoPrefixes.CONTEXT);
        for (int i = 0; i < attributes.getLength() && fits; i++) {
            var name = Node.nameOf(attributes.getURI(i), attributes.getLocalName(i));
            fits = matcher.matchAttributeName(name, attributes.getQName(i), NoPrefixes.CONTEXT)
                    && matcher.matchAttributeValue(
                            attributes.getValue(i), name, attributes.getQName(i), NoPrefixes.CONTEXT);
        }
        valid = fits && matcher.matchStartTagClose(Node.nameOf(uri, local), written, NoPrefixes.CONTEXT);
        typed = valid && matcher.isTextTyped();
        text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (typed) {
            text.append(characters, start, length);
        } else if (valid && !isBlank(characters, start, length)) {
            valid = matcher.matchUntypedText(NoPrefixes.CONTEXT);
        }
    }

    private static boolean isBlank(char[] characters, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (characters[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void endElement(String uri, String local, String written) {
        if (!valid) {
            return;
        }
        var name = Node.nameOf(uri, local);
        boolean fits = !typed || matcher.matchTextBeforeEndTag(text.toString(), name, written, NoPrefixes.CONTEXT);
        typed = false;
        valid = fits && matcher.matchEndTag(name, written, NoPrefixes.CONTEXT);
    }
}
