package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.dhcp.text.CommaLine;
import dev.xmlnet.dhcp.text.MacBits;
import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Location;
import java.time.Instant;

/** The journal of Kea: a line of names of columns, then a line each time that a lease changes; the last of an address counts. */
final class KeaLeases implements LeaseReader {
    private static final String PREFIX = "2";
    private static final String TEMPORARY = "1";
    private static final String SOURCE_DUID = "2";
    private static final long INFINITE = 0xffff_ffffL;

    private final AddressBits address = new AddressBits();

    @Override
    public void read(Bytes bytes, Found found) {
        CommaLine line = new CommaLine(bytes);
        line.next();
        KeaColumns columns = KeaColumns.of(line);
        if (columns == null) {
            if (line.isEnded()) {
                found.strange(Location.START);
            } else {
                found.cut(Location.START);
            }
            return;
        }
        while (line.next()) {
            if (isWhole(line, columns)) {
                row(line, columns, found);
            } else if (!line.isEnded()) {
                found.cut(line.where());
            } else {
                found.strange(line.where());
            }
        }
    }

    /** True if all columns up to the last that counts are there, of a line that a server may be writing all of them. */
    private boolean isWhole(CommaLine line, KeaColumns columns) {
        return line.count() >= (line.isEnded() ? columns.least() : columns.count())
                && line.address(columns.address(), address)
                && line.number(columns.lifetime()) >= 0
                && line.number(columns.expire()) >= 0;
    }

    private void row(CommaLine line, KeaColumns columns, Found found) {
        if (line.is(columns.kind(), PREFIX)) {
            return;
        }
        long hardware = line.mac(columns.hardware());
        long duid = line.macOfDuid(columns.duid());
        long mac = hardware == MacBits.NONE ? duid : hardware;
        if (!found.asks(mac, address)) {
            return;
        }
        boolean fromDuid = hardware == MacBits.NONE || (hardware == duid && line.is(columns.source(), SOURCE_DUID));
        long lifetime = line.number(columns.lifetime());
        LeaseBuilder lease = found.lease(IpAddress.parse(line.value(columns.address())), line.where())
                .until(end(lifetime, line.number(columns.expire())))
                .ended(lifetime == 0 || (line.has(columns.state()) && !line.is(columns.state(), "0")))
                .identifier(line.value(address.isIpv6() ? columns.duid() : columns.identifier()))
                .name(name(line.value(columns.name())))
                .temporary(line.is(columns.kind(), TEMPORARY));
        found.add(address, (fromDuid ? lease.macOfDuid(mac) : lease.mac(mac)).build());
    }

    private static Instant end(long lifetime, long expire) {
        return lifetime == INFINITE ? Lease.FOREVER : End.at(expire);
    }

    /** A full name ends in a dot here. */
    private static String name(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
