package dev.xmlnet.check;

import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Summary;
import org.jspecify.annotations.Nullable;

/**
 * A part of an interface of type network on which only the definition of the network decides. What it takes to judge it then is kept, not
 * the document.
 *
 * @param context of the interface, while the network is not known
 * @param judgement the same
 * @param part the part, or what bears it if it is an attribute
 * @param attribute the name of an attribute; null if the part is the element
 */
record Deferred(
        Context context,
        Judgement judgement,
        Part part,
        @Nullable String attribute,
        int line,
        int column) {

    /** What is kept of a part. */
    static Deferred of(Context context, Judgement judgement, Element element, @Nullable String attribute) {
        Location place = attribute == null ? element.location() : element.location(attribute);
        return new Deferred(context, judgement, Part.of(element), attribute, place.line(), place.column());
    }

    /** The part in a message. */
    String text() {
        if (attribute == null) {
            return Summary.of(part);
        }
        return (part.name().equals("interface") ? "" : part.name() + " ") + Summary.of(part, attribute);
    }

    Location location() {
        return new Location(line, column);
    }
}
