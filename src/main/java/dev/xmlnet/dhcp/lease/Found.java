package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.text.AddressBits;
import dev.xmlnet.dhcp.text.BitsTable;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The leases found in a file so far. The last entry of an address counts, so an entry of nobody who was asked for still matters where an
 * earlier one of its address was of somebody who is.
 */
final class Found {
    final AddressBits address = new AddressBits();
    private final String path;
    private final Wanted wanted;
    private final BitsTable places = new BitsTable();
    private final List<@Nullable Lease> leases = new ArrayList<>();
    private final List<Diagnostic> remarks = new ArrayList<>();
    private boolean cut;
    private @Nullable Location strange;
    private int strangers;

    Found(String path, Wanted wanted) {
        this.path = path;
        this.wanted = wanted;
    }

    /** True if an entry of a client for the address read last is to be added. */
    boolean asks(long mac) {
        return wanted.has(mac, address)
                || (!places.isEmpty() && places.get(address.high(), address.low()) != BitsTable.NONE);
    }

    /** Adds a lease of the address read last, in the place of the one that it had. */
    void add(Lease lease) {
        int before = places.get(address.high(), address.low());
        if (before != BitsTable.NONE) {
            leases.set(before, null);
        }
        places.put(address.high(), address.low(), leases.size());
        leases.add(lease);
    }

    Whence whence(Location where) {
        return new Whence(path, where);
    }

    static @Nullable MacAddress mac(long bits) {
        return bits < 0 ? null : MacAddress.ofBits(bits);
    }

    /** Counts a line that is not of the format. */
    void strange(Location where) {
        strange = strangers++ == 0 ? where : strange;
    }

    /** Says that the file ends inside an entry. */
    void cut(Location where) {
        cut = true;
        remarks.add(Diagnostic.warning(
                "lease-cut",
                "the file ends inside an entry; read the file again when the server has written it",
                where));
    }

    void remark(Diagnostic remark) {
        remarks.add(remark);
    }

    /** Returns all that was found. */
    Leases in(LeaseFormat format, List<GuestMac> guests) {
        if (strange != null) {
            String more = strangers == 1 ? "" : " and " + (strangers - 1) + " more";
            remarks.add(
                    0,
                    Diagnostic.warning(
                            "lease-line",
                            "line" + more + " skipped, not a lease of " + format.program()
                                    + "; check whether the file is damaged or mixed",
                            strange));
        }
        return new Leases(format, leases.stream().filter(Objects::nonNull).toList(), guests, remarks, cut);
    }
}
