package dev.xmlnet.dhcp.networkd;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A section of a static lease.
 *
 * @param file that it is in
 * @param reservation what it says
 * @param lines from its name to its last setting
 * @param mac the setting that counts; null if there is none
 * @param address the setting that counts; null if there is none
 */
record StaticLease(
        ServerText file,
        Reservation reservation,
        List<IniLine> lines,
        @Nullable IniLine mac,
        @Nullable IniLine address) {
    static final String SECTION = "DHCPServerStaticLease";

    /** Reads a section from its lines. */
    static StaticLease of(ServerText file, List<IniLine> lines) {
        IniLine mac = null;
        IniLine address = null;
        for (IniLine line : lines) {
            mac = line.is(SECTION, "MACAddress") ? line : mac;
            address = line.is(SECTION, "Address") ? line : address;
        }
        MacAddress client = mac == null ? null : mac(mac.value());
        IpAddress ip = address == null ? null : IpAddress.of(address.value());
        Reservation reservation = new Reservation(
                client == null ? List.of() : List.of(Client.of(client)),
                ip == null ? List.of() : List.of(ip),
                null,
                file.at(lines.get(0).span().start()));
        return new StaticLease(file, reservation, List.copyOf(lines), mac, address);
    }

    /** Reads a MAC in each form that networkd takes. */
    private static @Nullable MacAddress mac(String text) {
        String colons = MacAddress.respelled(text);
        return MacAddress.of(colons == null ? text : colons);
    }

    // Compared as what it is, not as what it says.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Objects.hash(file.path(), lines.get(0).span());
    }
}
