package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.text.Bytes;
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
     * @param path of which the places are, and whose last part tells the bridge where it is a file of libvirt, networkd or NetworkManager
     * @param bytes its content, which must not be changed meanwhile
     * @param wanted whose leases are asked for
     */
    public static Leases read(String path, byte[] bytes, Wanted wanted) {
        Bytes content = Bytes.of(bytes);
        Found found = new Found(path, wanted);
        String device = ServerDevice.of(path);
        LeaseFormat format = Recognition.of(content);
        if (format == null) {
            return found.in(new JsonLeases(device, found).read(content));
        }
        LeaseReader reader = reader(format, device);
        if (reader != null) {
            reader.read(content, found);
        }
        return found.in(format);
    }

    private static @Nullable LeaseReader reader(LeaseFormat format, @Nullable String device) {
        return switch (format) {
            case DNSMASQ -> new DnsmasqLeases(device);
            case NWFILTER -> new NwfilterLeases();
            case DHCPD -> new DhcpdLeases();
            case KEA -> new KeaLeases();
            default -> null;
        };
    }
}
