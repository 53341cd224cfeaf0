package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.dhcp.text.MacBits;
import dev.xmlnet.dhcp.text.Octets;
import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.libvirt.value.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The leases of dnsmasq, one a line: the end in seconds since 1970 (0 is never), the MAC, the address, the name and the identifier of the
 * client. A line of IPv6 has the number of the client's association (IAID) where the MAC would be, and the DUID last.
 */
final class DnsmasqLeases implements LeaseReader {
    private static final int END = 0;
    private static final int CLIENT = 1;
    private static final int ADDRESS = 2;
    private static final int NAME = 3;
    private static final int IDENTIFIER = 4;
    private static final int COLUMNS = 5;
    private static final String ETHERNET = "01-";

    private final @Nullable String device;
    private final AddressBits address = new AddressBits();

    DnsmasqLeases(@Nullable String device) {
        this.device = device;
    }

    @Override
    public void read(Bytes bytes, Found found) {
        Columns line = new Columns(bytes);
        byte[] text = bytes.array();
        while (line.next()) {
            if (line.count() == COLUMNS && line.number(END) >= 0 && line.address(ADDRESS, address)) {
                long mac = address.isIpv6()
                        ? Octets.mac(text, line.start(IDENTIFIER), line.end(IDENTIFIER))
                        : hardware(text, line.start(CLIENT), line.end(CLIENT));
                if (found.asks(mac, address)) {
                    add(line, mac, text[line.start(CLIENT)] == 'T', found);
                }
            } else if (!line.isEnded()) {
                found.cut(line.where());
            } else if (!line.is(0, "duid")) {
                found.strange(line.where());
            }
        }
    }

    /** The MAC, before which the kind of the hardware may stand; other kinds than Ethernet are nobody's here. */
    private static long hardware(byte[] text, int start, int end) {
        return MacBits.read(text, Bytes.isAt(text, start, end, ETHERNET) ? start + ETHERNET.length() : start, end);
    }

    private void add(Columns line, long mac, boolean temporary, Found found) {
        long end = line.number(END);
        LeaseBuilder lease = found.lease(IpAddress.parse(line.word(ADDRESS)), line.where())
                .until(end == 0 ? Lease.FOREVER : End.at(end))
                .identifier(given(line, IDENTIFIER))
                .name(given(line, NAME))
                .device(device);
        boolean ipv6 = address.isIpv6();
        found.add(
                address,
                (ipv6 ? lease.macOfDuid(mac) : lease.mac(mac))
                        .temporary(ipv6 && temporary)
                        .build());
    }

    private static @Nullable String given(Columns line, int column) {
        return line.is(column, "*") ? null : line.word(column);
    }
}
