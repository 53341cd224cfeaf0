package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.text.BitsTable;
import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.libvirt.value.IpAddress;
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
    private final String path;
    private final Wanted wanted;
    private final BitsTable places = new BitsTable();
    private final List<@Nullable Lease> leases = new ArrayList<>();
    private final List<GuestMac> guests = new ArrayList<>();
    private final List<Diagnostic> remarks = new ArrayList<>();
    private int entries;
    private int strangers;
    private @Nullable Location strange;
    private boolean cut;

    Found(String path, Wanted wanted) {
        this.path = path;
        this.wanted = wanted;
    }

    /** Counts an entry of the format, and returns true if it is to be added. */
    boolean asks(long mac, AddressBits address) {
        entries++;
        return wanted.has(mac, address)
                || (!places.isEmpty() && places.get(address.high(), address.low()) != BitsTable.NONE);
    }

    /** Adds a lease in the place of the one that its address had. */
    void add(AddressBits address, Lease lease) {
        int before = places.get(address.high(), address.low());
        if (before != BitsTable.NONE) {
            leases.set(before, null);
        }
        places.put(address.high(), address.low(), leases.size());
        leases.add(lease);
    }

    /** Adds a lease whatever others its address has. */
    void add(Lease lease) {
        leases.add(lease);
    }

    void add(GuestMac guest) {
        entries++;
        guests.add(guest);
    }

    /** Begins a lease. */
    LeaseBuilder lease(IpAddress address, Location where) {
        return new LeaseBuilder(address, new Whence(path, where));
    }

    Whence whence(Location where) {
        return new Whence(path, where);
    }

    static @Nullable MacAddress mac(long bits) {
        return bits < 0 ? null : MacAddress.ofBits(bits);
    }

    /** Counts an entry that is not of the format. */
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

    /** Says that the file is damaged at a place, so that nothing behind it can be read. */
    void broken(Location where) {
        remarks.add(Diagnostic.warning(
                "lease-damaged",
                "the file is damaged here, so only the leases before are read; restore the file",
                where));
    }

    /** Returns all that was found in a file of a format. One of which no entry is of the format is of none. */
    Leases in(LeaseFormat format) {
        if (format == LeaseFormat.UNKNOWN || (entries == 0 && strangers > 0)) {
            return unknown();
        }
        if (strange != null) {
            String lines = strangers == 1 ? "1 entry is" : strangers + " entries are";
            remarks.add(
                    0,
                    Diagnostic.warning(
                            "lease-entry",
                            lines + " no lease of " + format.program()
                                    + " and skipped; look for damage or a second format",
                            strange));
        }
        List<Lease> last = leases.stream().filter(Objects::nonNull).toList();
        return new Leases(format, last, guests, remarks, cut);
    }

    private static Leases unknown() {
        Diagnostic remark = Diagnostic.error(
                "lease-format",
                "the file is not in a known format of leases; use one of dnsmasq, libvirt, dhcpd, Kea or networkd",
                Location.START);
        return new Leases(LeaseFormat.UNKNOWN, List.of(), List.of(), List.of(remark), false);
    }
}
