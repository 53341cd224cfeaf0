package dev.xmlnet.dhcp.template;

import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client with its addresses, as the stylesheets get it.
 *
 * @param mac its MAC address
 * @param name its host name; null if it has none
 * @param guest the guest's name; null if no input tells it
 * @param nic what the interface is called inside the guest
 * @param addresses at least one
 * @param dns the name servers inside the guest
 */
public record HostText(
        MacAddress mac,
        @Nullable String name,
        @Nullable String guest,
        String nic,
        List<Address> addresses,
        List<IpAddress> dns) {
    private static final int BYTE = 8;

    public HostText {
        addresses = List.copyOf(addresses);
        dns = List.copyOf(dns);
    }

    /**
     * An address.
     *
     * @param ip the address
     * @param prefix the length of its prefix; null if nobody told it
     * @param gateway the router of its subnet; null if there is none
     */
    public record Address(
            IpAddress ip,
            @Nullable Integer prefix,
            @Nullable IpAddress gateway) {
        private Part part() {
            return Part.of("ip")
                    .with("family", ip.isIpv6() ? "ipv6" : "ipv4")
                    .with("address", ip.toString())
                    .with("prefix", prefix == null ? null : prefix.toString())
                    .with("netmask", prefix == null || ip.isIpv6() ? null : netmask(prefix))
                    .with(
                            "network",
                            prefix == null
                                    ? null
                                    : IpBlock.of(ip, prefix).first().toString())
                    .with("gateway", gateway == null ? null : gateway.toString());
        }
    }

    /** Returns the netmask of IPv4 with so many ones. */
    private static String netmask(int prefix) {
        long bits = 0xFFFFFFFFL << (Integer.SIZE - prefix) & 0xFFFFFFFFL;
        List<String> bytes = new ArrayList<>();
        for (int shift = Integer.SIZE - BYTE; shift >= 0; shift -= BYTE) {
            bytes.add(Long.toString(bits >> shift & 0xFF));
        }
        return String.join(".", bytes);
    }

    /** Returns the document of some clients; a stylesheet matches {@code /reservations}. */
    public static Part document(List<HostText> hosts) {
        Part all = Part.of("reservations");
        for (HostText host : hosts) {
            all = all.with(host.part());
        }
        return all;
    }

    private Part part() {
        Part part = Part.of("host")
                .with("mac", mac.toString())
                .with("name", name)
                .with("guest", guest)
                .with("shell-guest", guest == null ? null : ShellWord.of(guest))
                .with("file", guest == null ? label() : guest.replaceAll("[^A-Za-z0-9._-]", "-"))
                .with("label", label())
                .with("nic", nic);
        for (Address address : addresses) {
            part = part.with(address.part());
        }
        for (IpAddress server : dns) {
            part = part.with(Part.of("dns").with("address", server.toString()));
        }
        return part;
    }

    /** A word that no format has to quote and that is unique as far as MAC addresses are. */
    private String label() {
        return name != null ? name : "host-" + mac.toString().replace(":", "");
    }
}
