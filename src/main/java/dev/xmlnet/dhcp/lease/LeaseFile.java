package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of leases, whose format their content tells.
 *
 * <pre>{@code
 * Leases leases = LeaseFile.read("/var/lib/misc/dnsmasq.leases", bytes, Wanted.of(List.of(mac), List.of()));
 * }</pre>
 */
public final class LeaseFile {
    private LeaseFile() {}

    /**
     * Reads one. Nothing in it makes this fail: what cannot be read is remarked.
     *
     * @param path of which the places are, and whose last part tells the bridge where it is one of libvirt's files
     * @param bytes its content, which is not changed
     * @param wanted whose leases are asked for
     */
    public static Leases read(String path, byte[] bytes, Wanted wanted) {
        Bytes content = Bytes.of(bytes);
        Found found = new Found(path, wanted);
        LeaseFormat format = Recognition.of(content.text());
        switch (format) {
            case DNSMASQ -> DnsmasqLeases.read(content, device(path), found);
            case UNKNOWN ->
                found.remark(Diagnostic.error(
                        "lease-format",
                        "the file is in no known format of leases; give one of dnsmasq, libvirt, dhcpd, Kea or networkd",
                        Location.START));
            default -> {}
        }
        return found.in(format, List.of());
    }

    /** The bridge or interface that the name of a file of NetworkManager tells. */
    private static @Nullable String device(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String start = "dnsmasq-";
        String end = ".leases";
        boolean named = name.startsWith(start) && name.endsWith(end) && name.length() > start.length() + end.length();
        return named ? name.substring(start.length(), name.length() - end.length()) : null;
    }
}
