package dev.xmlnet.network;

import static dev.xmlnet.libvirt.SettingMessage.hint;
import static dev.xmlnet.libvirt.SettingMessage.setting;
import static dev.xmlnet.libvirt.value.ForwardMode.BRIDGE;
import static dev.xmlnet.libvirt.value.ForwardMode.HOSTDEV;
import static dev.xmlnet.libvirt.value.ForwardMode.ISOLATED;
import static dev.xmlnet.libvirt.value.ForwardMode.NAT;
import static dev.xmlnet.libvirt.value.ForwardMode.PASSTHROUGH;
import static dev.xmlnet.libvirt.value.ForwardMode.PRIVATE;
import static dev.xmlnet.libvirt.value.ForwardMode.ROUTE;
import static dev.xmlnet.libvirt.value.ForwardMode.VEPA;

import dev.xmlnet.libvirt.SettingException;
import dev.xmlnet.libvirt.SettingMessage;
import dev.xmlnet.libvirt.value.ForwardMode;
import java.util.EnumSet;
import java.util.Set;

/** What a network may say in which mode, and why not in the others. */
enum Setting {
    BRIDGE_NAME(
            SettingMessage.of("a bridge%s", hint("bridge")),
            EnumSet.range(NAT, BRIDGE),
            SettingMessage.of(
                    "its guests sit on devices of the host; %s or %s names them", setting("dev"), setting("pf"))),
    DEVICE(
            SettingMessage.of("a NIC%s", hint("dev")),
            EnumSet.of(BRIDGE, PRIVATE, VEPA, PASSTHROUGH),
            SettingMessage.of(
                    "its guests sit on a bridge that libvirt makes; %s keeps nat and route to one NIC",
                    setting("forward-dev"))),
    PHYSICAL_FUNCTION(
            SettingMessage.of("an SR-IOV NIC%s", hint("pf")),
            EnumSet.range(BRIDGE, HOSTDEV),
            SettingMessage.of(
                    "its guests sit on a bridge that libvirt makes; %s keeps nat and route to one NIC",
                    setting("forward-dev"))),
    ADDRESS(SettingMessage.of("an address%s", hint("address")), EnumSet.range(NAT, ISOLATED), Why.LAN),
    DHCP(SettingMessage.of("DHCP%s", hint("dhcp", "no-dhcp", "host")), EnumSet.range(NAT, ISOLATED), Why.LAN),
    DOMAIN(SettingMessage.of("a domain%s", hint("domain")), EnumSet.range(NAT, ISOLATED), Why.LAN),
    ROUTE_TO(SettingMessage.of("a route%s", hint("route")), EnumSet.range(NAT, ISOLATED), Why.LAN),
    MTU(
            SettingMessage.of("an MTU%s", hint("mtu")),
            EnumSet.range(NAT, ISOLATED),
            SettingMessage.of("the MTU is that of the host's device")),
    VLAN(
            SettingMessage.of("a VLAN%s", hint("vlan", "portgroup")),
            EnumSet.of(BRIDGE, PASSTHROUGH, HOSTDEV),
            SettingMessage.of(
                    "libvirt refuses a tag there; a bridge of the host%s, passthrough and hostdev take one",
                    hint("bridge"))),
    OPEN_VSWITCH(
            SettingMessage.of("%s", setting("virtualport openvswitch")),
            EnumSet.of(BRIDGE),
            SettingMessage.of("libvirt takes it with the mode bridge and an Open vSwitch bridge%s", hint("bridge"))),
    FORWARD_DEVICE(
            SettingMessage.of("%s", setting("forward-dev")),
            EnumSet.of(NAT, ROUTE),
            SettingMessage.of("only nat and route can be kept to one NIC")),
    NAT_PORTS(
            SettingMessage.of("%s", setting("nat-ports")),
            EnumSet.of(NAT),
            SettingMessage.of("only nat translates ports")),
    ISOLATED_PORTS(
            SettingMessage.of("%s", setting("isolated-ports")),
            EnumSet.range(NAT, BRIDGE),
            SettingMessage.of("only a bridge can part its ports; private does so with macvtap"));

    @SuppressWarnings("ImmutableEnumChecker") // It never changes.
    private final SettingMessage what;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes it.
    private final Set<ForwardMode> modes;

    @SuppressWarnings("ImmutableEnumChecker") // It never changes.
    private final SettingMessage reason;

    Setting(SettingMessage what, Set<ForwardMode> modes, SettingMessage reason) {
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
        throw new SettingException(
                "%s is not for %s: %s",
                what,
                mode.word(),
                device
                        ? SettingMessage.of(
                                "libvirt wants PCI devices there; %s names the SR-IOV NIC that has them", setting("pf"))
                        : reason);
    }

    /** Reasons that many share. */
    private static final class Why {
        static final SettingMessage LAN =
                SettingMessage.of("its guests are on the host's LAN, which gives them addresses, routes and names");

        private Why() {}
    }
}
