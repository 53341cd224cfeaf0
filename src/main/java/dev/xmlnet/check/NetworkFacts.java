package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a network. */
final class NetworkFacts extends Definition {
    private final @Nullable NetworkMode mode;
    private final List<Claim> claims = new ArrayList<>();
    private final List<Reservation> reservations = new ArrayList<>(0);
    private final @Nullable NetworkDefinition definition;
    private @Nullable Claim bridge;

    /**
     * A guest that DHCP knows by its MAC address.
     *
     * @param mac where that stands
     * @param ip the address that it gets; null if it has none
     */
    record Reservation(Claim mac, @Nullable Claim ip) {}

    NetworkFacts(String path, Element network, @Nullable NetworkMode mode) {
        super(path, network);
        this.mode = mode;
        definition = NetworkDefinition.of(network);
        for (Element child : network.children()) {
            if (child.namespace().isEmpty()) {
                read(child);
            }
        }
    }

    private void read(Element child) {
        switch (child.name()) {
            case "bridge" -> {
                String name = child.attribute("name");
                // Of a name with a number to be filled in, as virbr%d is, libvirt makes one that is free.
                if (name != null && name.indexOf('%') < 0) {
                    bridge = Claim.of(this, What.BRIDGE, name, child, "name");
                    claims.add(bridge);
                }
            }
            case "mac" -> {
                String address = Claim.mac(child.attribute("address"));
                if (address != null) {
                    claims.add(Claim.of(this, What.BRIDGE_MAC, address, child, "address"));
                }
            }
            case "mtu" -> add(What.MTU, child, "size");
            case "forward" -> forward(child);
            case "ip" -> ip(child);
            default -> {
                // Nothing that others may contradict.
            }
        }
    }

    private void add(What what, Element element, String attribute) {
        String value = element.attribute(attribute);
        if (value != null) {
            claims.add(Claim.of(this, what, value, element, attribute));
        }
    }

    private void forward(Element forward) {
        boolean listed = forward.child("interface") != null;
        What device = mode == NetworkMode.PASSTHROUGH && forward.child("pf") == null ? What.NIC : What.FORWARD;
        if (!listed) {
            add(device, forward, "dev");
        }
        for (Element child : forward.children()) {
            if (child.is("interface")) {
                add(device, child, "dev");
            } else if (child.is("pf")) {
                add(What.FORWARD, child, "dev");
            }
        }
        if (mode == NetworkMode.HOSTDEV) {
            GuestFacts.addPci(forward, this, claims);
        }
    }

    private void ip(Element ip) {
        String address = ip.attribute("address");
        String length = ip.attribute("prefix");
        length = length == null ? ip.attribute("netmask") : length;
        if (address != null) {
            claims.add(Claim.of(this, What.SUBNET, address + "/" + (length == null ? "" : length), ip, "address"));
        }
        Element dhcp = ip.child("dhcp");
        if (dhcp != null) {
            for (Element host : dhcp.children("host")) {
                reserve(host);
            }
        }
    }

    private void reserve(Element host) {
        String mac = Claim.mac(host.attribute("mac"));
        if (mac != null) {
            String ip = host.attribute("ip");
            reservations.add(new Reservation(
                    Claim.of(this, What.MAC, mac, host, "mac"),
                    ip == null ? null : Claim.of(this, What.IP, ip.trim(), host, "ip")));
        }
    }

    /** How it reaches out; null if this version does not know. */
    @Nullable
    NetworkMode mode() {
        return mode;
    }

    /** True if libvirt makes its bridge. */
    boolean makesBridge() {
        return mode != null && mode.isOwnBridge();
    }

    /** Its bridge; null if it names none. */
    @Nullable
    Claim bridge() {
        return bridge;
    }

    /** What it says of something, the first time; null if nothing. */
    @Nullable
    Claim claim(What what) {
        for (Claim claim : claims) {
            if (claim.what() == what) {
                return claim;
            }
        }
        return null;
    }

    /** What its guests depend on; null if it has no name. */
    @Nullable
    NetworkDefinition definition() {
        return definition;
    }

    /** What its DHCP server knows by MAC address. */
    List<Reservation> reservations() {
        return reservations;
    }

    @Override
    boolean isCopy() {
        return false;
    }

    @Override
    List<Claim> claims() {
        return claims;
    }
}
