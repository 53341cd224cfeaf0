package dev.xmlnet.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What a SAX handler is told, one event a line; text comes in one piece, as the JDK's parser need not send it. */
final class SaxEvents extends DefaultHandler {
    private final List<String> events = new ArrayList<>();
    private final List<Location> places = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Locator locator;

    private SaxEvents() {}

    /** The events of a replay. */
    static List<String> ofReplay(XmlDocument document) throws SAXException {
        SaxEvents handler = new SaxEvents();
        document.replay(handler);
        return handler.events;
    }

    /** Where the locator of a replay stood at each start tag, then at each end tag, in order. */
    static List<Location> placesOfReplay(XmlDocument document) throws SAXException {
        SaxEvents handler = new SaxEvents();
        document.replay(handler);
        return handler.places;
    }

    /** The events that the JDK's own parser sends. */
    static List<String> ofJdk(String text) throws IOException, SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        SaxEvents handler = new SaxEvents();
        factory.newSAXParser().parse(new InputSource(new StringReader(text)), handler);
        return handler.events;
    }

    private void add(String event) {
        if (text.length() > 0) {
            events.add("text " + text);
            text.setLength(0);
        }
        events.add(event);
    }

    @Override
    public void setDocumentLocator(Locator given) {
        locator = given;
    }

    @Override
    public void startDocument() {
        add("begin");
    }

    @Override
    public void endDocument() {
        add("end");
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        add("prefix " + prefix + "=" + uri);
    }

    @Override
    public void endPrefixMapping(String prefix) {
        add("end of prefix " + prefix);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        StringBuilder tag = new StringBuilder("<{" + uri + "}" + local + " " + name);
        for (int i = 0; i < attributes.getLength(); i++) {
            tag.append(" {" + attributes.getURI(i) + "}" + attributes.getLocalName(i) + " " + attributes.getQName(i));
            tag.append(":" + attributes.getType(i) + "='" + attributes.getValue(i) + "'");
        }
        add(tag.toString());
        places.add(new Location(locator.getLineNumber(), locator.getColumnNumber()));
    }

    @Override
    public void endElement(String uri, String local, String name) {
        add("</{" + uri + "}" + local + " " + name);
        places.add(new Location(locator.getLineNumber(), locator.getColumnNumber()));
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        text.append(chars, start, length);
    }
}
