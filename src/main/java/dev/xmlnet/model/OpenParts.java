package dev.xmlnet.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.NullMarked;
import org.w3c.dom.Element;
import org.w3c.dom.Text;

/**
 * Keeps what is lost of the parts that are DOM elements. The DOM of the JDK sorts attributes, and a file in git would differ
 * in every line: each element remembers the order in which it was read. JAXB drops a blank before a tag, also one that
 * parts two words of mixed text.
 */
@NullMarked
final class OpenParts {
    private static final String KEY = OpenParts.class.getName();

    private OpenParts() {}

    /** Makes the DOM elements of a bean remember what was read. */
    static void remember(Node said, Object bean) {
        walk(said, bean, (node, element) -> {
            if (node.isMixed()) {
                putBlanks(node, element);
            }
            if (node.attributes.size() > 1) {
                element.setUserData(
                        KEY,
                        node.attributes.stream().map(Node.Value::qualifiedName).toList(),
                        null);
            }
        });
    }

    private static void putBlanks(Node node, Element element) {
        Iterator<Element> children = childElements(element).iterator();
        String blank = null;
        for (Object part : node.content) {
            if (part instanceof String text) {
                blank = text.isBlank() ? text : null;
            } else if (part instanceof Node inner && children.hasNext()) {
                Element child = children.next();
                if (blank != null && !(child.getPreviousSibling() instanceof Text)) {
                    element.insertBefore(element.getOwnerDocument().createTextNode(blank), child);
                }
                blank = null;
                putBlanks(inner, child);
            }
        }
    }

    /** Puts the attributes of what a bean wrote into the order that was read; an attribute that is new comes last. */
    static void restore(Node written, Object bean) {
        walk(written, bean, (node, element) -> {
            if (element.getUserData(KEY) instanceof List<?> order) {
                List<Node.Value> sorted = new ArrayList<>(node.attributes);
                sorted.sort((a, b) -> Integer.compare(rank(order, a), rank(order, b)));
                node.attributes.clear();
                node.attributes.addAll(sorted);
            }
        });
    }

    private static int rank(List<?> order, Node.Value attribute) {
        int rank = order.indexOf(attribute.qualifiedName());
        return rank < 0 ? order.size() : rank;
    }

    private static void walk(Node node, Object bean, BiConsumer<Node, Element> visitor) {
        if (bean instanceof Domain domain) {
            pair(node.children(), domain.getAny(), visitor);
            walkChild(node, "devices", domain.getDevices(), visitor);
        } else if (bean instanceof Devices devices) {
            pair(node.children(), devices.getAny(), visitor);
        } else if (bean instanceof Network network) {
            walkChild(node, "metadata", network.getMetadata(), visitor);
        } else if (bean instanceof Metadata metadata) {
            pair(node.children(), metadata.getAny(), visitor);
        }
    }

    private static void walkChild(Node node, String name, Object bean, BiConsumer<Node, Element> visitor) {
        for (Node child : node.children()) {
            if (child.name.equals(name) && child.namespace.isEmpty()) {
                walk(child, bean, visitor);
            }
        }
    }

    /** Both are in the order of the document; what is typed is among the nodes only. */
    private static void pair(List<Node> nodes, List<Element> elements, BiConsumer<Node, Element> visitor) {
        Iterator<Element> left = elements.iterator();
        Element next = left.hasNext() ? left.next() : null;
        for (Node node : nodes) {
            if (next != null && node.qualifiedName.equals(next.getNodeName())) {
                visitor.accept(node, next);
                pair(node.children(), childElements(next), visitor);
                next = left.hasNext() ? left.next() : null;
            }
        }
    }

    private static List<Element> childElements(Element element) {
        List<Element> children = new ArrayList<>();
        for (org.w3c.dom.Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }
}
