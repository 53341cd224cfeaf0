package dev.xmlnet.model;

import dev.xmlnet.xml.Location;
import jakarta.xml.bind.annotation.XmlTransient;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** What an element says. All classes that are made of the schemas are beans. */
@NullMarked
@XmlTransient
public abstract class Bean {
    private transient @Nullable Location location;

    /** Made by the classes of the schemas. */
    protected Bean() {}

    /** Where its element begins in the document that {@link LibvirtXml} read it from; null for one that was not read. */
    public final @Nullable Location location() {
        return location;
    }

    final void setLocation(Location place) {
        location = place;
    }
}
