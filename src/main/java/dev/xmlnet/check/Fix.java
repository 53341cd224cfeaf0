package dev.xmlnet.check;

import dev.xmlnet.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * A change that takes a finding away and leaves what libvirt makes of the file as it was.
 *
 * @param element what is changed
 * @param attribute the attribute of it that is changed; null for the element as a whole, which goes
 * @param value what the attribute becomes; null if it goes
 */
record Fix(
        Element element,
        @Nullable String attribute,
        @Nullable String value) {
    /** An element that goes. */
    static Fix remove(Element element) {
        return new Fix(element, null, null);
    }

    /** An attribute that goes. */
    static Fix remove(Element element, String attribute) {
        return new Fix(element, attribute, null);
    }

    /** An attribute that comes, or becomes another. */
    static Fix set(Element element, String attribute, String value) {
        return new Fix(element, attribute, value);
    }
}
