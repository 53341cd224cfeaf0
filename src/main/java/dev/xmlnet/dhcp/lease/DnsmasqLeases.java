package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.lease.Lease.State;
import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.dhcp.text.MacBits;
import dev.xmlnet.dhcp.text.Octets;
import dev.xmlnet.libvirt.value.IpAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The leases of dnsmasq, one a line: the end in seconds since 1970 (0 is never), the MAC, the address, the name and the identifier of the
 * client. A line of IPv6 has the client's number of the association (IAID) where the MAC would be, and the DUID last.
 */
final class DnsmasqLeases {
    private static final int END = 0;
    private static final int CLIENT = 1;
    private static final int ADDRESS = 2;
    private static final int NAME = 3;
    private static final int IDENTIFIER = 4;
    private static final int COLUMNS = 5;
    private static final String ETHERNET = "01-";

    private final Found found;
    private final Columns line;
    private final String text;
    private final @Nullable String device;

    private DnsmasqLeases(Bytes bytes, @Nullable String device, Found found) {
        this.found = found;
        this.line = new Columns(bytes);
        this.text = bytes.text();
        this.device = device;
    }

    static void read(Bytes bytes, @Nullable String device, Found found) {
        new DnsmasqLeases(bytes, device, found).read();
    }

    private void read() {
        while (line.next()) {
            if (line.count() == COLUMNS && line.number(END) >= 0 && address()) {
                long mac = found.address.isIpv6()
                        ? Octets.mac(text, line.start(IDENTIFIER), line.end(IDENTIFIER))
                        : hardware();
                if (found.asks(mac)) {
                    add(mac);
                }
            } else if (!line.isEnded()) {
                found.cut(line.where());
            } else if (!line.is(0, "duid")) {
                found.strange(line.where());
            }
        }
    }

    private boolean address() {
        return found.address.read(text, line.start(ADDRESS), line.end(ADDRESS));
    }

    /** The MAC, before which the kind of the hardware may stand; other kinds than Ethernet are nobody's here. */
    private long hardware() {
        int start = line.start(CLIENT);
        boolean named = text.startsWith(ETHERNET, start);
        return MacBits.read(text, named ? start + ETHERNET.length() : start, line.end(CLIENT));
    }

    private void add(long mac) {
        IpAddress address = IpAddress.of(line.word(ADDRESS));
        if (address == null) {
            found.strange(line.where());
            return;
        }
        boolean ipv6 = address.isIpv6();
        long end = line.number(END);
        String identifier = given(IDENTIFIER);
        String octets = identifier == null ? null : identifier.toLowerCase(Locale.ROOT);
        found.add(new Lease(
                Found.mac(mac),
                ipv6 && mac >= 0,
                address,
                end == 0 ? Lease.FOREVER : End.at(end),
                State.IN_USE,
                ipv6 ? null : octets,
                ipv6 ? octets : null,
                given(NAME),
                null,
                device,
                ipv6 && text.charAt(line.start(CLIENT)) == 'T',
                found.whence(line.where())));
    }

    private @Nullable String given(int column) {
        return line.is(column, "*") ? null : line.word(column);
    }
}
