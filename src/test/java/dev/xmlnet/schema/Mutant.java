package dev.xmlnet.schema;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A document with one thing done to it.
 *
 * @param kind what was done
 */
record Mutant(Kind kind, String what, String text) {
    enum Kind {
        ELEMENT_DROPPED,
        ELEMENT_MISSPELT,
        ELEMENT_RENAMED,
        ELEMENT_TWICE,
        ELEMENT_MOVED,
        ELEMENT_ADDED,
        ATTRIBUTE_DROPPED,
        ATTRIBUTE_MISSPELT,
        ATTRIBUTE_RENAMED,
        ATTRIBUTE_ADDED,
        VALUE_MISSPELT,
        VALUE_BAD,
        VALUE_SWAPPED,
        TEXT_BAD,
        TEXT_ADDED
    }

    /** One of a kind, at a random place; null if the document has no such place. */
    static Mutant of(String text, Kind kind, Random random) throws Exception {
        Document document = parse(text);
        List<Element> elements = new ArrayList<>();
        collect(document.getDocumentElement(), elements);
        Element element = elements.get(random.nextInt(elements.size()));
        String what = kind.name().startsWith("ELEMENT") || kind.name().startsWith("TEXT")
                ? ofElement(element, elements, kind, random)
                : ofAttribute(element, kind, elements, random);
        return what == null ? null : new Mutant(kind, what, print(document));
    }

    private static Document parse(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String print(Document document) throws Exception {
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter out = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }

    private static void collect(Element element, List<Element> found) {
        found.add(element);
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child && child.getNamespaceURI() == null) {
                collect(child, found);
            }
        }
    }

    private static String ofElement(Element element, List<Element> all, Kind kind, Random random) {
        boolean root = element.getParentNode() instanceof Document;
        if (root && !kind.name().startsWith("TEXT") && kind != Kind.ELEMENT_ADDED) {
            return null;
        }
        Document document = element.getOwnerDocument();
        String name = element.getTagName();
        switch (kind) {
            case ELEMENT_DROPPED -> element.getParentNode().removeChild(element);
            case ELEMENT_MISSPELT -> {
                if (name.length() < 3) {
                    return null;
                }
                document.renameNode(element, null, misspelt(name, random));
            }
            case ELEMENT_RENAMED ->
                document.renameNode(
                        element, null, all.get(random.nextInt(all.size())).getTagName());
            case ELEMENT_TWICE -> element.getParentNode().insertBefore(element.cloneNode(true), element);
            case ELEMENT_MOVED -> {
                Element home = all.get(random.nextInt(all.size()));
                for (Node n = home; n != null; n = n.getParentNode()) {
                    if (n == element) {
                        return null;
                    }
                }
                home.appendChild(element);
            }
            case ELEMENT_ADDED ->
                element.appendChild(document.createElement(
                        all.get(random.nextInt(all.size())).getTagName()));
            case TEXT_ADDED -> element.appendChild(document.createTextNode("stray"));
            default -> {
                if (element.getElementsByTagName("*").getLength() > 0
                        || element.getTextContent().isBlank()) {
                    return null;
                }
                element.setTextContent("\u00ac/ bad");
            }
        }
        return name;
    }

    private static String ofAttribute(Element element, Kind kind, List<Element> all, Random random) {
        if (kind == Kind.ATTRIBUTE_ADDED) {
            element.setAttribute("strange", "1");
            return element.getTagName();
        }
        int count = element.getAttributes().getLength();
        if (count == 0) {
            return null;
        }
        Attr attribute = (Attr) element.getAttributes().item(random.nextInt(count));
        if (attribute.getNamespaceURI() != null) {
            return null;
        }
        String name = attribute.getName();
        String value = attribute.getValue();
        String what = element.getTagName() + "/" + name + "=" + value;
        switch (kind) {
            case ATTRIBUTE_DROPPED -> element.removeAttribute(name);
            case ATTRIBUTE_MISSPELT, ATTRIBUTE_RENAMED -> {
                String other = kind == Kind.ATTRIBUTE_MISSPELT ? misspelt(name, random) : "strange";
                if (element.hasAttribute(other)) {
                    return null;
                }
                element.removeAttribute(name);
                element.setAttribute(other, value);
            }
            case VALUE_MISSPELT -> {
                if (value.length() < 3) {
                    return null;
                }
                element.setAttribute(name, misspelt(value, random));
            }
            case VALUE_BAD -> element.setAttribute(name, "\u00ac bad");
            default -> {
                String other = null;
                for (Element one : all) {
                    boolean same = one.getTagName().equals(element.getTagName());
                    if (same
                            && one.hasAttribute(name)
                            && !one.getAttribute(name).equals(value)) {
                        other = one.getAttribute(name);
                    }
                }
                if (other == null) {
                    return null;
                }
                element.setAttribute(name, other);
            }
        }
        return what;
    }

    private static String misspelt(String word, Random random) {
        int at = random.nextInt(word.length() - 1);
        if (word.charAt(at) == word.charAt(at + 1)
                || !Character.isLetter(word.charAt(at))
                || !Character.isLetter(word.charAt(at + 1))) {
            return word + "q";
        }
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }
}
