package dev.xmlnet.host.needs;

import dev.xmlnet.host.facts.Device;
import dev.xmlnet.host.facts.Hardware;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.facts.Route;
import dev.xmlnet.host.needs.Answer.State;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one host's facts say of needs. */
public final class HostAnswers {
    /** What can be a bridge's port and be the way to the LAN. */
    private static final Set<String> UPLINKS = Set.of("veth", "bond", "team", "vlan", "dsa");

    private final HostFacts facts;

    /** The answers of these facts. */
    public HostAnswers(HostFacts facts) {
        this.facts = facts;
    }

    /** Returns whether the host has a thing. */
    public Answer of(Need need) {
        return switch (need.what()) {
            case SOCKET -> socket(need.name());
            case OVS -> openVSwitch(need.name());
            case BRIDGE, NIC, PASSTHROUGH, FORWARD, PF, MACVTAP, TAP -> device(need);
        };
    }

    private Answer socket(String path) {
        Set<String> sockets = facts.sockets();
        if (sockets == null) {
            return Answer.of(State.UNKNOWN);
        }
        return Answer.of(sockets.contains(path) ? State.THERE : State.MISSING);
    }

    /** Such a bridge that works without the kernel shows as a tun. */
    private Answer openVSwitch(String name) {
        Device device = facts.devices().get(name);
        if (facts.ovsBridges() != null && facts.ovsBridges().contains(name)) {
            return Answer.of(State.THERE);
        } else if (device == null) {
            return Answer.of(State.MISSING);
        } else if (device.is("openvswitch")) {
            return Answer.of(State.THERE);
        } else if (device.is("tun") && facts.ovsBridges() == null) {
            return Answer.of(State.UNKNOWN);
        }
        return Answer.wrong("'" + name + "' is " + noun(device) + ", not a bridge of Open vSwitch; fix the name");
    }

    private Answer device(Need need) {
        Device device = facts.devices().get(need.name());
        if (device == null) {
            return Answer.of(State.MISSING);
        }
        return switch (need.what()) {
            case BRIDGE -> bridge(device);
            case PF -> functions(device, need.ports());
            case TAP -> ofKind(device, "tun", "a tap");
            case MACVTAP -> ofKind(device, "macvtap", "a macvtap");
            default -> Answer.of(State.THERE);
        };
    }

    private Answer bridge(Device device) {
        if (device.is("bridge") || (device.kind() == null && !tellsKinds())) {
            return Answer.of(State.THERE);
        } else if (device.is("openvswitch")) {
            return Answer.wrong("'" + device.name()
                    + "' is a bridge of Open vSwitch; add <virtualport type='openvswitch'/> or fix the name");
        } else if (device.master() != null) {
            return Answer.wrong("'" + device.name() + "' is a port of '" + device.master() + "'; name that bridge");
        }
        return Answer.wrong("'" + device.name() + "' is " + noun(device) + "; name a bridge that contains it");
    }

    /** Without {@code -d} ip says of nothing what it is. */
    private boolean tellsKinds() {
        return facts.devices().values().stream().anyMatch(device -> device.kind() != null)
                || facts.software().has("ip");
    }

    private static Answer ofKind(Device device, String kind, String noun) {
        return device.is(kind) || device.kind() == null
                ? Answer.of(State.THERE)
                : Answer.wrong("'" + device.name() + "' is " + noun(device) + ", not " + noun + "; fix the name");
    }

    private static Answer functions(Device device, int wanted) {
        Hardware hardware = device.hardware();
        if (hardware.wireless() == null) {
            return Answer.of(State.UNKNOWN);
        }
        Integer total = hardware.totalFunctions();
        if (total == null || total == 0) {
            return Answer.wrong("NIC '" + device.name() + "' has no SR-IOV; choose another NIC");
        }
        int now = hardware.functions() == null ? 0 : hardware.functions();
        if (now >= Math.max(wanted, 1)) {
            return Answer.of(State.THERE);
        }
        return Answer.of(State.MISSING);
    }

    private static String noun(Device device) {
        return device.kind() == null ? "a NIC" : "a device of kind " + device.kind();
    }

    /** Returns the NIC by which the host reaches others, as a bridge's port; null if none is fit for it. */
    public @Nullable Device uplink() {
        for (Route route : facts.routes()) {
            Device device = route.device() == null ? null : facts.devices().get(route.device());
            if (route.isDefault() && route.table().equals("main") && device != null && isUplink(device)) {
                return device;
            }
        }
        return null;
    }

    private static boolean isUplink(Device device) {
        return !device.loopback()
                && device.master() == null
                && !Boolean.TRUE.equals(device.hardware().wireless())
                && (device.kind() == null || UPLINKS.contains(device.kind()));
    }

    HostFacts facts() {
        return facts;
    }
}
