package dev.xmlnet.network;

import static dev.xmlnet.libvirt.value.ForwardMode.BRIDGE;
import static dev.xmlnet.libvirt.value.ForwardMode.HOSTDEV;
import static dev.xmlnet.libvirt.value.ForwardMode.ISOLATED;
import static dev.xmlnet.libvirt.value.ForwardMode.NAT;
import static dev.xmlnet.libvirt.value.ForwardMode.PASSTHROUGH;
import static dev.xmlnet.libvirt.value.ForwardMode.PRIVATE;
import static dev.xmlnet.libvirt.value.ForwardMode.ROUTE;
import static dev.xmlnet.libvirt.value.ForwardMode.VEPA;

import dev.xmlnet.libvirt.value.ForwardMode;
import java.util.EnumSet;
import java.util.Set;

/** What a network may say in which mode, and why not in the others. */
enum Setting {
    BRIDGE_NAME(
            "a bridge (--bridge)",
            EnumSet.range(NAT, BRIDGE),
            "its guests sit on devices of the host; --dev or --pf names them"),
    DEVICE(
            "a NIC (--dev)",
            EnumSet.of(BRIDGE, PRIVATE, VEPA, PASSTHROUGH),
            "its guests sit on a bridge that libvirt makes; --forward-dev keeps nat and route to one NIC"),
    PHYSICAL_FUNCTION(
            "an SR-IOV NIC (--pf)",
            EnumSet.range(BRIDGE, HOSTDEV),
            "its guests sit on a bridge that libvirt makes; --forward-dev keeps nat and route to one NIC"),
    ADDRESS("an address (--address)", EnumSet.range(NAT, ISOLATED), Why.LAN),
    DHCP("DHCP (--dhcp, --no-dhcp, --host)", EnumSet.range(NAT, ISOLATED), Why.LAN),
    DOMAIN("a domain (--domain)", EnumSet.range(NAT, ISOLATED), Why.LAN),
    ROUTE_TO("a route (--route)", EnumSet.range(NAT, ISOLATED), Why.LAN),
    MTU("an MTU (--mtu)", EnumSet.range(NAT, ISOLATED), "the MTU is that of the host's device"),
    VLAN(
            "a VLAN (--vlan, --portgroup)",
            EnumSet.of(BRIDGE, PASSTHROUGH, HOSTDEV),
            "libvirt refuses a tag there; a bridge of the host (--bridge), passthrough and hostdev take one"),
    OPEN_VSWITCH(
            "--virtualport openvswitch",
            EnumSet.of(BRIDGE),
            "libvirt takes it with the mode bridge and an Open vSwitch bridge (--bridge)"),
    FORWARD_DEVICE("--forward-dev", EnumSet.of(NAT, ROUTE), "only nat and route can be kept to one NIC"),
    NAT_PORTS("--nat-ports", EnumSet.of(NAT), "only nat translates ports"),
    ISOLATED_PORTS(
            "--isolated-ports",
            EnumSet.range(NAT, BRIDGE),
            "only a bridge can part its ports; private does so with macvtap");

    private final String what;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes it.
    private final Set<ForwardMode> modes;

    private final String reason;

    Setting(String what, Set<ForwardMode> modes, String reason) {
        this.what = what;
        this.modes = modes;
        this.reason = reason;
    }

    /**
     * Checks that a mode takes this.
     *
     * @throws IllegalArgumentException with the reason, if libvirt refuses or ignores it there
     */
    void check(ForwardMode mode) {
        if (modes.contains(mode)) {
            return;
        }
        boolean device = this == DEVICE && mode == HOSTDEV;
        throw new IllegalArgumentException(what + " is not for " + mode.word() + ": "
                + (device ? "libvirt wants PCI devices there; --pf names the SR-IOV NIC that has them" : reason));
    }

    /** Reasons that many share. */
    private static final class Why {
        static final String LAN = "its guests are on the host's LAN, which gives them addresses, routes and names";

        private Why() {}
    }
}
