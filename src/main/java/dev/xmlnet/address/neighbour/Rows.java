package dev.xmlnet.address.neighbour;

import dev.xmlnet.address.neighbour.Neighbour.State;
import dev.xmlnet.dhcp.text.Columns;
import org.jspecify.annotations.Nullable;

/** The rows of a table that is printed a row a line. */
interface Rows {
    /** Which table it is. */
    NeighbourFormat format();

    /** Returns what a line says; null if it is not a whole row of this table. */
    @Nullable
    Row read(Columns line);

    /** True if lines that are no rows may stand among them. */
    default boolean hasHeaders() {
        return false;
    }

    /**
     * A row as it is printed.
     *
     * @param address in the words of the table: a name where the person let it print names
     * @param hardware the MAC, or what stands in its place; null if nothing does
     */
    record Row(
            String address,
            @Nullable String hardware,
            @Nullable String device,
            State state) {}
}
