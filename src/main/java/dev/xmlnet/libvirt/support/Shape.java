package dev.xmlnet.libvirt.support;

import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the judge reads a tree: as it stands in a file, on its way to another shape, or yet to be written.
 *
 * @param <T> the type of its elements
 */
public interface Shape<T> {
    /** An element of a file. */
    Shape<Element> ELEMENT = new Shape<>() {
        @Override
        public @Nullable String name(Element element) {
            return nameOf(element);
        }

        @Override
        public @Nullable String attribute(Element element, String name) {
            return element.attribute(name);
        }

        @Override
        public List<String> attributeNames(Element element) {
            return element.attributeNames();
        }

        @Override
        public List<Element> children(Element element) {
            return element.children();
        }
    };

    /** A draft; what was added to it is not looked at. */
    Shape<Draft> DRAFT = new Shape<>() {
        @Override
        public @Nullable String name(Draft element) {
            return nameOf(element.origin());
        }

        @Override
        public @Nullable String attribute(Draft element, String name) {
            return element.attribute(name);
        }

        @Override
        public List<String> attributeNames(Draft element) {
            return element.attributeNames();
        }

        @Override
        public List<Draft> children(Draft element) {
            return element.children();
        }
    };

    /** A part. */
    Shape<Part> PART = new Shape<>() {
        @Override
        public String name(Part element) {
            return element.name();
        }

        @Override
        public @Nullable String attribute(Part element, String name) {
            return element.attribute(name);
        }

        @Override
        public List<String> attributeNames(Part element) {
            return List.copyOf(element.attributes().keySet());
        }

        @Override
        public List<Part> children(Part element) {
            return element.children();
        }
    };

    /** The name by which the tables know an element; null for one of a namespace that is not libvirt's. */
    @Nullable
    String name(T element);

    /** The value of an attribute; null if there is none. */
    @Nullable
    String attribute(T element, String name);

    /** The names of the attributes, in order. */
    List<String> attributeNames(T element);

    /** The child elements, in order. */
    List<T> children(T element);

    /** The first child of a name; null if there is none. */
    default @Nullable T child(T element, String name) {
        for (T child : children(element)) {
            if (name.equals(name(child))) {
                return child;
            }
        }
        return null;
    }

    /** A part in a sentence: {@code <vlan>}, {@code <mac currentAddress>}, or an attribute of the root by its name. */
    default String words(@Nullable T parent, T element, @Nullable String attribute) {
        if (attribute == null) {
            return "<" + name(element) + ">";
        }
        return parent == null ? attribute : "<" + name(element) + " " + attribute + ">";
    }

    private static @Nullable String nameOf(Element element) {
        String namespace = element.namespace();
        if (namespace.isEmpty()) {
            return element.name();
        }
        // The namespace of dnsmasq:options, whatever a document calls it.
        return namespace.equals("http://libvirt.org/schemas/network/dnsmasq/1.0")
                ? "dnsmasq:" + element.name().substring(element.name().indexOf(':') + 1)
                : null;
    }
}
