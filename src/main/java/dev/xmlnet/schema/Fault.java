package dev.xmlnet.schema;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param kind what sort of thing
 * @param element the element that is said to be wrong, whose path the message bears
 * @param name of the child that is missing or out of place; else null
 * @param location where
 * @param message the words behind the path
 */
record Fault(Kind kind, Element element, @Nullable String name, Location location, String message) {
    /** Sorts of faults, as far as one is told from another. */
    enum Kind {
        MISSING_CHILD,
        MISPLACED_CHILD,
        MISSING_ATTRIBUTE,
        /** Text or an attribute that may not stand. */
        STRAY,
        OTHER
    }

    static Fault of(Element element, Location location, String message) {
        return new Fault(Kind.OTHER, element, null, location, message);
    }

    /** The same with more to say. */
    Fault saying(String more) {
        return new Fault(kind, element, name, location, message + more);
    }

    Diagnostic diagnostic() {
        return Diagnostic.error("schema", path(element) + ": " + message, location);
    }

    /** Names from the root down, as in {@code network/ip/dhcp}. */
    static String path(Element element) {
        return element.parent() == null ? element.name() : path(element.parent()) + "/" + element.name();
    }
}
