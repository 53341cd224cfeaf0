package dev.xmlnet.args;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import java.util.List;

/**
 * An interface that options said.
 *
 * @param part the interface
 * @param location where its option stands
 * @param told what is lost, assumed or worth a note
 */
public record ReadInterface(Part part, Location location, List<Diagnostic> told) {
    /** Makes it unmodifiable. */
    public ReadInterface {
        told = List.copyOf(told);
    }
}
