package dev.xmlnet.host.needs;

import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing of the host that an interface or network takes.
 *
 * @param what its kind
 * @param name its name; of a socket the path
 */
record Use(What what, String name) {
    /** libvirt gives such names to the macvtaps that it makes itself; a definition with one means another's. */
    private static final String MACVTAP = "macvtap";

    /** What an interface takes itself; null for nothing, and for what a network of libvirt's gives it. */
    static @Nullable Use of(GuestInterface one) {
        String name = one.source();
        if (name == null || name.isBlank()) {
            return null;
        }
        return switch (one.kind()) {
            case BRIDGE -> new Use(What.BRIDGE, name);
            case OVS -> new Use(What.OVS, name);
            case DIRECT -> new Use(nic(What.NIC, name), name);
            case PASSTHROUGH -> new Use(nic(What.PASSTHROUGH, name), name);
            case ETHERNET ->
                "no".equals(one.element().attribute("target", "managed")) ? new Use(What.TAP, name) : null;
            case VHOSTUSER ->
                "server".equals(one.element().attribute("source", "mode")) ? null : new Use(What.SOCKET, name);
            default -> null;
        };
    }

    private static What nic(What otherwise, String name) {
        return name.startsWith(MACVTAP) ? What.MACVTAP : otherwise;
    }

    /** What a network takes. */
    static List<Use> of(Element network) {
        NetworkMode mode = NetworkMode.of(network);
        Element forward = network.child("forward");
        List<Use> uses = new ArrayList<>(1);
        if (mode == null) {
            return uses;
        }
        if (mode.isHostBridge()) {
            add(mode == NetworkMode.OVS ? What.OVS : What.BRIDGE, network.attribute("bridge", "name"), uses);
        }
        if (forward != null) {
            What nic = mode.isOwnBridge()
                    ? What.FORWARD
                    : mode == NetworkMode.PASSTHROUGH ? What.PASSTHROUGH : What.NIC;
            forward.children("pf").forEach(pf -> add(What.PF, pf.attribute("dev"), uses));
            forward.children("interface").forEach(one -> add(nic, one.attribute("dev"), uses));
            add(nic, forward.attribute("dev"), uses);
        }
        return uses;
    }

    private static void add(What what, @Nullable String name, List<Use> uses) {
        if (name != null && !name.isBlank()) {
            Use use = new Use(what.isUnderMacvtap() ? nic(what, name) : what, name);
            if (!uses.contains(use)) {
                uses.add(use);
            }
        }
    }
}
