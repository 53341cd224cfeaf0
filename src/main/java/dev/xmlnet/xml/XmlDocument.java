package dev.xmlnet.xml;

import com.ctc.wstx.api.ReaderConfig;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * A well-formed document, or several one after the other in one text. Nothing outside the text is ever read: a DOCTYPE is
 * passed over, and one that declares anything is refused, so there is no external entity and no entity bomb.
 */
public final class XmlDocument {
    private static final WstxInputFactory PARSER = parser();
    private static final String[] NONE = {};

    private final SourceText source;
    private final List<Element> roots;
    private final List<Comment> comments;

    private XmlDocument(SourceText source, List<Element> roots, List<Comment> comments) {
        this.source = source;
        this.roots = roots;
        this.comments = comments;
    }

    /**
     * Parses strictly, with namespaces.
     *
     * @throws DocumentException if the text is not well-formed or has a DOCTYPE with declarations
     */
    public static XmlDocument parse(SourceText source) throws DocumentException {
        checkCharacters(source);
        Reading reading = new Reading(source, 0);
        try {
            reading.run();
        } catch (XMLStreamException e) {
            throw new DocumentException(malformed(e, 0, source), e);
        }
        return new XmlDocument(source, List.of(reading.root), reading.comments);
    }

    /**
     * Parses documents one after the other in one text, as virt-install prints them: one at least, each as strictly as by
     * {@link #parse}. All are one document then, with several roots.
     *
     * @throws DocumentException as of {@link #parse}
     */
    public static XmlDocument parseAll(SourceText source) throws DocumentException {
        checkCharacters(source);
        List<Element> roots = new ArrayList<>(1);
        List<Comment> comments = new ArrayList<>(0);
        Diagnostic behind = null;
        for (int start = 0; start >= 0; ) {
            Reading reading = new Reading(source, start);
            start = -1;
            try {
                reading.run();
            } catch (XMLStreamException e) {
                Diagnostic malformed = malformed(e, reading.base, source);
                if (!reading.isComplete()) {
                    throw new DocumentException(reading.root == null && behind != null ? behind : malformed, e);
                }
                // What comes behind a root element may be another document, which begins there.
                behind = malformed;
                start = reading.end();
            }
            roots.add(reading.root());
            comments.addAll(reading.comments);
        }
        return new XmlDocument(source, roots, comments);
    }

    private static void checkCharacters(SourceText source) throws DocumentException {
        String text = source.text();
        if (text.isBlank()) {
            throw new DocumentException(Diagnostic.error("not-well-formed", "the file is empty", Location.START));
        }
        // The mark at the start of the bytes is not in the text; the parser would pass over this one.
        if (text.charAt(0) == '\uFEFF') {
            throw new DocumentException(Diagnostic.error(
                    "not-well-formed",
                    "not well-formed XML: a second byte order mark (U+FEFF) before the root element; remove it",
                    Location.START));
        }
        // The parser looks at all characters but these.
        int bad = source.isAscii() ? -1 : forbidden(text);
        int declaration = text.startsWith("<?xml") ? text.indexOf("?>") : 0;
        for (int i = 0; i < declaration && bad < 0; i++) {
            char c = text.charAt(i);
            bad = c < ' ' && !Element.isSpace(c) ? i : bad;
        }
        if (bad >= 0) {
            throw new DocumentException(Diagnostic.error(
                    "not-well-formed",
                    String.format(
                            "not well-formed XML: XML does not allow the character U+%04X", (int) text.charAt(bad)),
                    source.locate(bad)));
        }
    }

    private static int forbidden(String text) {
        int bad = Math.max(text.indexOf('\uFFFE'), text.indexOf('\uFFFF'));
        return bad < 0 ? halfCharacter(text) : bad;
    }

    /** A Java string may hold one half of a character beyond U+FFFF: encoded, it would become a question mark. */
    private static int halfCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** The text. */
    public SourceText source() {
        return source;
    }

    /** The outermost element; of several documents in one text, that of the first. */
    public Element root() {
        return roots.get(0);
    }

    /** The outermost elements: one, or of several documents in one text each, in order. */
    public List<Element> roots() {
        return Collections.unmodifiableList(roots);
    }

    /** Returns one element as the root of a document, such as a guest of a list; the comments are those of the whole text. */
    public XmlDocument alone(Element element) {
        boolean whole = roots.size() == 1 && roots.get(0) == element;
        return whole ? this : new XmlDocument(source, List.of(element), comments);
    }

    /** The comments, in order. */
    public List<Comment> comments() {
        return Collections.unmodifiableList(comments);
    }

    /**
     * Sends the document to a SAX handler, as a namespace-aware parser would that reports no prefixes as
     * attributes: no second parse is needed for validation or binding. Comments and processing
     * instructions are left out; the text between two tags comes in one piece.
     *
     * <p>The locator gives the place where the start tag of the current element begins: at the end of
     * an element and in its text, that of the same element. Lines and columns are those of {@link
     * Location}, found only when asked for; there is no system identifier.
     *
     * @throws SAXException if the handler throws it
     */
    public void replay(ContentHandler handler) throws SAXException {
        replay(handler, element -> false);
    }

    /**
     * Sends the document without some of its elements, of which the handler hears nothing.
     *
     * @param skipped true for an element that is left out with all that is in it; not asked for the root
     * @throws SAXException if the handler throws it
     */
    public void replay(ContentHandler handler, Predicate<Element> skipped) throws SAXException {
        new Replay(this, handler, skipped).run();
    }

    private static WstxInputFactory parser() {
        WstxInputFactory factory = new WstxInputFactory();
        ReaderConfig config = factory.getConfig();
        config.configureForSpeed();
        config.doSupportDTDs(false);
        config.doSupportExternalEntities(false);
        config.doPreserveLocation(false);
        // A lazy parser would let "]]>" in text pass where nobody asks for the text.
        config.doParseLazily(false);
        config.doCoalesceText(false);
        return factory;
    }

    /** One document on its way, from a place of the text on. */
    private static final class Reading {
        private final SourceText source;

        /** Where the parser begins, which counts from there. */
        private final int base;

        private final List<Comment> comments = new ArrayList<>(0);
        private @Nullable Element root;
        private @Nullable Element open;

        Reading(SourceText source, int base) {
            this.source = source;
            this.base = base;
        }

        /** True if the root element was there and ended. */
        boolean isComplete() {
            return root != null && open == null;
        }

        /** The root element of a document that is complete. */
        Element root() {
            return Objects.requireNonNull(root);
        }

        /** Leaves behind the root element what is of the next document, and returns where that begins. */
        int end() {
            int behind = root().span().end();
            comments.removeIf(comment -> comment.start() >= behind);
            int end = behind;
            while (Element.isSpace(source.text().charAt(end))) {
                end++;
            }
            return end;
        }

        void run() throws XMLStreamException, DocumentException {
            StringReader text = new StringReader(source.text());
            skip(text);
            var reader = (XMLStreamReader2) PARSER.createXMLStreamReader(text);
            int settled = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        open = element(reader);
                        root = root == null ? open : root;
                        for (; settled < comments.size(); settled++) {
                            Comment comment = comments.get(settled);
                            comments.set(settled, new Comment(source, comment.start(), comment.text(), open));
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        // The parser refuses an end without a start.
                        Element ended = Objects.requireNonNull(open);
                        ended.close(span(reader));
                        open = ended.parent();
                        settled = comments.size();
                    }
                    case XMLStreamConstants.COMMENT ->
                        comments.add(new Comment(
                                source, span(reader).start(), reader.getText().trim(), null));
                    case XMLStreamConstants.DTD -> refuseDeclarations(span(reader), source);
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new DocumentException(Diagnostic.error(
                                "entity",
                                "the entity &" + reader.getLocalName() + "; is not declared",
                                source.locate(span(reader).start())));
                    default -> {
                        // Text and processing instructions stay as they are.
                    }
                }
            }
        }

        private void skip(StringReader text) {
            try {
                long skipped = text.skip(base);
                assert skipped == base;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Span span(XMLStreamReader2 reader) throws XMLStreamException {
            var info = reader.getLocationInfo();
            return new Span(base + (int) info.getStartingCharOffset(), base + (int) info.getEndingCharOffset());
        }

        private Element element(XMLStreamReader2 reader) throws XMLStreamException {
            int count = reader.getAttributeCount();
            String[] attributes = count == 0 ? NONE : new String[count * 2];
            for (int i = 0; i < attributes.length; i += 2) {
                attributes[i] = qualified(reader.getAttributePrefix(i / 2), reader.getAttributeLocalName(i / 2));
                attributes[i + 1] = reader.getAttributeValue(i / 2);
            }
            String name = qualified(reader.getPrefix(), reader.getLocalName());
            return new Element(
                    source,
                    open,
                    name,
                    orEmpty(reader.getNamespaceURI()),
                    attributes,
                    declarations(reader),
                    span(reader));
        }
    }

    private static String[] declarations(XMLStreamReader2 reader) {
        int count = reader.getNamespaceCount();
        if (count == 0) {
            return NONE;
        }
        String[] declarations = new String[count * 2];
        for (int i = 0; i < count; i++) {
            declarations[i * 2] = orEmpty(reader.getNamespacePrefix(i));
            declarations[i * 2 + 1] = orEmpty(reader.getNamespaceURI(i));
        }
        return declarations;
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static String qualified(@Nullable String prefix, String localName) {
        return prefix == null || prefix.isEmpty() ? localName : prefix + ":" + localName;
    }

    private static void refuseDeclarations(Span doctype, SourceText source) throws DocumentException {
        if (source.text().substring(doctype.start(), doctype.end()).indexOf('[') >= 0) {
            throw new DocumentException(Diagnostic.error(
                    "doctype",
                    "a DOCTYPE with declarations is refused, since entities can reach outside the file"
                            + " or explode; write the values out",
                    source.locate(doctype.start())));
        }
    }

    private static Diagnostic malformed(XMLStreamException e, int base, SourceText source) {
        String message = String.valueOf(e.getMessage());
        int tail = message.indexOf("\n at [");
        int offset = base + (e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset());
        // What is missing at the end is missed behind the last thing that is there.
        int end = message.startsWith("Unexpected EOF")
                ? source.text().stripTrailing().length()
                : source.text().length();
        int inside = Math.max(0, Math.min(offset, end));
        return Diagnostic.error(
                "not-well-formed",
                "not well-formed XML: " + (tail < 0 ? message : message.substring(0, tail)).trim(),
                source.locate(inside));
    }

    /** True for XML 1.1, which has references to control characters. */
    private static boolean isVersion11(SourceText source) {
        String text = source.text();
        boolean declared = text.startsWith("<?xml") && Element.isSpace(text.charAt("<?xml".length()));
        int version = declared ? text.indexOf("1.1") : -1;
        return version >= 0 && version < text.indexOf("?>");
    }

    /** The character data of what stands between two tags; as it stands if it has no meaning alone. */
    static String characters(String raw, SourceText source) {
        StringBuilder text = new StringBuilder();
        String declaration = isVersion11(source) ? "<?xml version='1.1'?>" : "";
        try {
            var reader = PARSER.createXMLStreamReader(new StringReader(declaration + "<a>" + raw + "</a>"));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    text.append(reader.getText());
                }
            }
        } catch (XMLStreamException e) {
            return raw;
        }
        return text.toString();
    }
}
