package dev.xmlnet.address;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.text.MacBits;
import dev.xmlnet.dhcp.text.Octets;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A network of libvirt, by its definition.
 *
 * @param name its name
 * @param mode how it reaches out; null if this version does not know its forward mode
 * @param bridge its bridge; null if the file names none
 * @param blocks the subnets that it has
 * @param reservations what its DHCP server keeps
 */
public record KnownNetwork(
        String name,
        @Nullable NetworkMode mode,
        @Nullable String bridge,
        List<IpBlock> blocks,
        List<Kept> reservations) {
    private static final int IPV6_DEFAULT = 64;

    /**
     * An address that is kept for a guest.
     *
     * @param mac the guest's; null if it is known by its name alone
     * @param name the guest's; null if it is known by its MAC alone
     * @param byDuid true if the MAC is that of a DUID
     */
    public record Kept(
            @Nullable MacAddress mac, @Nullable String name, boolean byDuid, IpAddress address, Whence where) {}

    /** Returns the network that an element defines; null if it has no name. */
    public static @Nullable KnownNetwork of(String path, Element network) {
        Element name = network.child("name");
        if (name == null) {
            return null;
        }
        List<IpBlock> blocks = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (Element ip : network.children("ip")) {
            IpBlock block = block(ip);
            if (block != null) {
                blocks.add(block);
            }
            for (Element dhcp : ip.children("dhcp")) {
                dhcp.children("host").forEach(host -> add(path, host, kept));
            }
        }
        return new KnownNetwork(
                name.content(), NetworkMode.of(network), network.attribute("bridge", "name"), blocks, kept);
    }

    private static @Nullable IpBlock block(Element ip) {
        IpAddress host = IpAddress.of(ip.attribute("address"));
        if (host == null) {
            return null;
        }
        String prefix = ip.attribute("prefix");
        IpAddress mask = IpAddress.of(ip.attribute("netmask"));
        int length = mask != null ? mask.maskLength() : prefix == null ? host.defaultPrefix() : number(prefix);
        return length < 0 || length > host.bits() ? null : IpBlock.of(host, length);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1; // which the schema refuses
        }
    }

    private static void add(String path, Element host, List<Kept> kept) {
        IpAddress address = IpAddress.of(host.attribute("ip"));
        MacAddress mac = MacAddress.of(host.attribute("mac"));
        String id = host.attribute("id");
        String name = host.attribute("name");
        if (address == null) {
            return;
        }
        long bits = mac == null && id != null ? Octets.mac(octets(id)) : MacBits.NONE;
        MacAddress known = bits == MacBits.NONE ? mac : MacAddress.ofBits(bits);
        if (known != null || name != null) {
            kept.add(new Kept(known, name, mac == null && known != null, address, new Whence(path, host.location())));
        }
    }

    /** Returns a DUID with two digits an octet; libvirt takes one as well. */
    private static String octets(String duid) {
        StringBuilder octets = new StringBuilder();
        for (String octet : duid.strip().toLowerCase(Locale.ROOT).split(":", -1)) {
            octets.append(octets.isEmpty() ? "" : ":")
                    .append(octet.length() == 1 ? "0" : "")
                    .append(octet);
        }
        return octets.toString();
    }

    /** Returns its subnets of IPv6 in which a guest makes its address of a prefix and its MAC. */
    List<IpBlock> autoconfigured() {
        return blocks.stream()
                .filter(block -> block.isIpv6() && block.prefix() == IPV6_DEFAULT)
                .toList();
    }
}
