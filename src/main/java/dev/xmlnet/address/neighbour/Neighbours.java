package dev.xmlnet.address.neighbour;

import dev.xmlnet.xml.Diagnostic;
import java.util.List;

/**
 * What a table of neighbours says.
 *
 * @param format in which it is
 * @param rows in order, dead ones too
 * @param remarks what could not be read, with the place
 * @param cut true if it ends inside a row
 */
public record Neighbours(NeighbourFormat format, List<Neighbour> rows, List<Diagnostic> remarks, boolean cut) {
    public Neighbours {
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }
}
