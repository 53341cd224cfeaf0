package dev.xmlnet.convert;

import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.XmlDocument;

/**
 * What a conversion of guests must know of a network.
 *
 * @param name its name
 * @param forward how it reaches out: {@code nat}, {@code route}, {@code isolated} and so on
 */
public record NetworkDefinition(String name, String forward) {
    /** The network that a document defines; null if it defines none. */
    public static NetworkDefinition of(XmlDocument document) {
        Element root = document.root();
        Element name = root.child("name");
        if (!root.is("network") || name == null) {
            return null;
        }
        Element forward = root.child("forward");
        String mode = forward == null ? "isolated" : forward.attribute("mode");
        // libvirt's default where <forward> has no mode
        return new NetworkDefinition(name.content(), mode == null ? "nat" : mode);
    }
}
