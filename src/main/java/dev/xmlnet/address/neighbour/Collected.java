package dev.xmlnet.address.neighbour;

import dev.xmlnet.address.neighbour.Neighbour.State;
import dev.xmlnet.address.neighbour.Rows.Row;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table so far, and what is to be said of others. */
final class Collected {
    private final String path;
    private final List<Neighbour> rows = new ArrayList<>();
    private final List<Diagnostic> remarks = new ArrayList<>();
    private @Nullable Location strange;
    private int strangers;
    private boolean cut;

    Collected(String path) {
        this.path = path;
    }

    /** Adds a row. One whose MAC is nobody's (zeros, broadcast, multicast) is dead, whatever its state. */
    void add(Row row, Location where) {
        IpAddress address = IpAddress.of(row.address());
        if (address == null) {
            strange(where);
            return;
        }
        MacAddress mac = NeighbourTable.mac(row.hardware());
        boolean nobody = mac != null && (mac.isZero() || mac.isMulticast());
        rows.add(new Neighbour(
                nobody ? null : mac,
                address,
                row.device(),
                nobody ? State.DEAD : row.state(),
                new Whence(path, where)));
    }

    /** Counts a line that is not of the table. */
    void strange(Location where) {
        strange = strangers++ == 0 ? where : strange;
    }

    /** Says that the table ends inside a row. */
    void cut(Location where) {
        cut = true;
        remarks.add(
                Diagnostic.warning("neighbour-cut", "the table ends inside a row; print the whole table again", where));
    }

    void remark(Diagnostic remark) {
        remarks.add(remark);
    }

    Neighbours in(NeighbourFormat format) {
        if (format == NeighbourFormat.UNKNOWN) {
            remarks.clear();
            remarks.add(Diagnostic.error(
                    "neighbour-format",
                    "the text is no known table of neighbours; give the output of ip neigh or arp -an",
                    Location.START));
        } else if (strange != null) {
            String more = strangers == 1 ? "" : " and " + (strangers - 1) + " more";
            remarks.add(
                    0,
                    Diagnostic.warning(
                            "neighbour-line",
                            "line" + more + " skipped, no row of " + format.program()
                                    + " with an address; print the table with numbers",
                            strange));
        }
        return new Neighbours(format, rows, remarks, cut);
    }
}
