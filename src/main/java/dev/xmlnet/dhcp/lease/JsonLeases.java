package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.dhcp.text.MacBits;
import dev.xmlnet.dhcp.text.Octets;
import dev.xmlnet.json.JsonRecord;
import dev.xmlnet.json.JsonRecords;
import dev.xmlnet.json.JsonRecords.Outcome;
import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON files of leases: BRIDGE.status and BRIDGE.macs of libvirt, arrays whose first object tells which of them it is, and the object
 * of networkd.
 */
final class JsonLeases {
    private static final String LEASES = "Leases";
    private static final String ADDRESS = "ip-address";
    private static final String GUEST = "domain";
    private static final int MICROSECONDS = 1_000_000;

    private final AddressBits address = new AddressBits();
    private final @Nullable String device;
    private final Found found;
    private LeaseFormat format = LeaseFormat.EMPTY;

    JsonLeases(@Nullable String device, Found found) {
        this.device = device;
        this.found = found;
    }

    /** Reads a whole file into what was found, and returns its format. */
    LeaseFormat read(Bytes bytes) {
        Outcome outcome = JsonRecords.read(bytes.array(), this::record);
        if (format == LeaseFormat.EMPTY && outcome.names().contains("BootID")) {
            format = LeaseFormat.NETWORKD;
        }
        boolean foreign = outcome.others()
                || (format == LeaseFormat.EMPTY && !outcome.names().isEmpty());
        switch (outcome.end()) {
            case CUT -> found.cut(outcome.where());
            case BROKEN -> {
                found.broken(outcome.where());
                foreign |= format == LeaseFormat.EMPTY;
            }
            case WHOLE -> {}
        }
        return foreign ? LeaseFormat.UNKNOWN : format;
    }

    private void record(JsonRecord record) {
        if (!record.array().isEmpty() && !record.array().equals(LEASES)) {
            return;
        }
        if (format == LeaseFormat.EMPTY) {
            format = format(record);
        }
        switch (format) {
            case LIBVIRT -> status(record);
            case LIBVIRT_MACS -> macs(record);
            case NETWORKD -> networkd(record);
            default -> found.strange(record.where());
        }
    }

    private static LeaseFormat format(JsonRecord record) {
        if (!record.array().isEmpty()) {
            return LeaseFormat.NETWORKD;
        } else if (record.has(ADDRESS)) {
            return LeaseFormat.LIBVIRT;
        }
        return record.has(GUEST) ? LeaseFormat.LIBVIRT_MACS : LeaseFormat.UNKNOWN;
    }

    private void status(JsonRecord record) {
        String ip = record.text(ADDRESS);
        if (ip == null || !address.read(ip)) {
            found.strange(record.where());
            return;
        }
        String told = record.text("mac-address");
        String identifier = record.text("client-id");
        long hardware = told == null ? MacBits.NONE : MacBits.read(told);
        long mac = hardware == MacBits.NONE && address.isIpv6() ? Octets.mac(identifier) : hardware;
        if (found.asks(mac, address)) {
            LeaseBuilder lease = found.lease(IpAddress.parse(ip), record.where())
                    .identifier(identifier)
                    .name(record.text("hostname"))
                    .device(device);
            long end = number(record, "expiry-time");
            lease.until(end < 0 ? null : end == 0 ? Lease.FOREVER : End.at(end));
            found.add(address, (hardware == mac ? lease.mac(mac) : lease.macOfDuid(mac)).build());
        }
    }

    private void macs(JsonRecord record) {
        String guest = record.text(GUEST);
        if (guest == null) {
            found.strange(record.where());
            return;
        }
        for (String text : record.texts("macs")) {
            MacAddress mac = Found.mac(MacBits.read(text));
            if (mac != null) {
                found.add(new GuestMac(guest, mac, found.whence(record.where())));
            }
        }
    }

    private void networkd(JsonRecord record) {
        String ip = String.join(".", record.texts("Address"));
        if (!address.read(ip)) {
            found.strange(record.where());
            return;
        }
        long mac = number(record, "HardwareAddressType") == 1 && number(record, "HardwareAddressLength") == 6
                ? mac(record.texts("HardwareAddress"))
                : MacBits.NONE;
        if (found.asks(mac, address)) {
            long end = number(record, "ExpirationRealtimeUSec");
            found.add(
                    address,
                    found.lease(IpAddress.parse(ip), record.where())
                            .mac(mac)
                            .until(end < 0 ? null : End.at(end / MICROSECONDS))
                            .identifier(octets(record.texts("ClientId")))
                            .name(record.text("Hostname"))
                            .device(device)
                            .build());
        }
    }

    private static long number(JsonRecord record, String name) {
        String text = record.text(name);
        return text == null ? -1 : Columns.number(text);
    }

    /** The first six octets of an array that is as long as the longest address of any hardware. */
    private static long mac(List<String> octets) {
        String text = octets.size() < 6 ? null : octets(octets.subList(0, 6));
        return text == null ? MacBits.NONE : MacBits.read(text);
    }

    /** Returns decimal octets in hex with colons; null if one is none. */
    private static @Nullable String octets(List<String> decimal) {
        StringBuilder bytes = new StringBuilder(decimal.size());
        for (String each : decimal) {
            long octet = Columns.number(each);
            if (octet < 0 || octet > 255) {
                return null;
            }
            bytes.append((char) octet);
        }
        return Octets.of(bytes.toString());
    }
}
