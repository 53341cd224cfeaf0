package dev.xmlnet.xml;

import com.ctc.wstx.api.ReaderConfig;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * A well-formed document. Nothing outside the text is ever read: a DOCTYPE is passed over, and one
 * that declares anything is refused, so there is no external entity and no entity bomb.
 */
public final class XmlDocument {
    private static final WstxInputFactory PARSER = parser();
    private static final String[] NONE = {};

    private final SourceText source;
    private final Element root;
    private final List<Comment> comments;

    private XmlDocument(SourceText source, Element root, List<Comment> comments) {
        this.source = source;
        this.root = root;
        this.comments = comments;
    }

    /**
     * Parses strictly, with namespaces.
     *
     * @throws DocumentException if the text is not well-formed or has a DOCTYPE with declarations
     */
    public static XmlDocument parse(SourceText source) throws DocumentException {
        checkCharacters(source);
        try {
            var reader = (XMLStreamReader2) PARSER.createXMLStreamReader(new StringReader(source.text()));
            return read(reader, source);
        } catch (XMLStreamException e) {
            throw new DocumentException(malformed(e, source), e);
        }
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

    /** The outermost element. */
    public Element root() {
        return root;
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
        new Replay(this, handler).run();
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

    private static XmlDocument read(XMLStreamReader2 reader, SourceText source)
            throws XMLStreamException, DocumentException {
        Element root = null;
        Element open = null;
        List<Comment> comments = new ArrayList<>(0);
        int settled = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open = element(reader, source, open);
                    root = root == null ? open : root;
                    for (; settled < comments.size(); settled++) {
                        Comment comment = comments.get(settled);
                        comments.set(settled, new Comment(source, comment.start(), comment.text(), open));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    var info = reader.getLocationInfo();
                    open.close(new Span((int) info.getStartingCharOffset(), (int) info.getEndingCharOffset()));
                    open = open.parent();
                    settled = comments.size();
                }
                case XMLStreamConstants.COMMENT -> {
                    int start = (int) reader.getLocationInfo().getStartingCharOffset();
                    comments.add(new Comment(source, start, reader.getText().trim(), null));
                }
                case XMLStreamConstants.DTD -> refuseDeclarations(reader, source);
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new DocumentException(Diagnostic.error(
                            "entity", "the entity &" + reader.getLocalName() + "; is not declared", source.locate((int)
                                    reader.getLocationInfo().getStartingCharOffset())));
                default -> {
                    // Text and processing instructions stay as they are.
                }
            }
        }
        return new XmlDocument(source, root, comments);
    }

    private static Element element(XMLStreamReader2 reader, SourceText source, Element parent)
            throws XMLStreamException {
        var info = reader.getLocationInfo();
        Span tag = new Span((int) info.getStartingCharOffset(), (int) info.getEndingCharOffset());
        int count = reader.getAttributeCount();
        String[] attributes = count == 0 ? NONE : new String[count * 2];
        for (int i = 0; i < attributes.length; i += 2) {
            attributes[i] = qualified(reader.getAttributePrefix(i / 2), reader.getAttributeLocalName(i / 2));
            attributes[i + 1] = reader.getAttributeValue(i / 2);
        }
        String name = qualified(reader.getPrefix(), reader.getLocalName());
        return new Element(
                source, parent, name, orEmpty(reader.getNamespaceURI()), attributes, declarations(reader), tag);
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

    private static String orEmpty(String name) {
        return name == null ? "" : name;
    }

    private static String qualified(String prefix, String localName) {
        return prefix == null || prefix.isEmpty() ? localName : prefix + ":" + localName;
    }

    private static void refuseDeclarations(XMLStreamReader2 reader, SourceText source)
            throws XMLStreamException, DocumentException {
        int start = (int) reader.getLocationInfo().getStartingCharOffset();
        int end = (int) reader.getLocationInfo().getEndingCharOffset();
        if (source.text().substring(start, end).indexOf('[') >= 0) {
            throw new DocumentException(Diagnostic.error(
                    "doctype",
                    "a DOCTYPE with declarations is refused, since entities can reach outside the file"
                            + " or explode; write the values out",
                    source.locate(start)));
        }
    }

    private static Diagnostic malformed(XMLStreamException e, SourceText source) {
        String message = e.getMessage();
        int tail = message.indexOf("\n at [");
        int offset = e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset();
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
