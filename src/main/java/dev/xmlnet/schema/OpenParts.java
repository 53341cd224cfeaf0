package dev.xmlnet.schema;

import dev.xmlnet.xml.Element;
import java.util.Set;

/**
 * What xmlnet's domain.rng takes whatever it is and however often: all of a guest but its interfaces and its names. It is most of a
 * guest, and need not be held against the schema.
 */
final class OpenParts {
    private static final Set<String> TYPED = Set.of("name", "uuid", "title", "description", "devices");

    private OpenParts() {}

    /** True for an element of a guest that is open, if what it stands in is not. */
    static boolean areWith(Element guest, Element element) {
        Element parent = element.parent();
        if (parent == guest) {
            return !element.namespace().isEmpty() || !TYPED.contains(element.name());
        }
        return parent != null && parent.parent() == guest && parent.is("devices") && !element.is("interface");
    }
}
