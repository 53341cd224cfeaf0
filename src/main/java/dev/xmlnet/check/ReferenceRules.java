package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.host.facts.Device;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What guests and networks name: networks and port groups that are defined here, bridges and NICs that the host has. */
final class ReferenceRules implements AcrossRule {
    private final Across across;
    private final Hints networkHints;
    private final IdentityHashMap<NetworkFacts, Hints> groupHints = new IdentityHashMap<>();

    private final Hints bridgeHints;

    /** Null if nobody said what the host has. */
    private final @Nullable Hints deviceHints;

    /** True if the facts tell kinds of devices, as {@code ip -d} does: what has none there is a plain NIC. */
    private final boolean kinds;

    /** By the bridge, the first network that makes it, and the first that takes it for one of Open vSwitch. */
    private final Map<String, NetworkFacts> makers = new HashMap<>();

    private final Map<String, NetworkFacts> openVSwitch = new HashMap<>();

    private boolean makesUnnamed;

    ReferenceRules(Across across) {
        this.across = across;
        networkHints = new Hints(across.names(), ": add its definition, or fix the name");
        for (NetworkFacts network : across.networks()) {
            Claim bridge = network.bridge();
            if (bridge != null && network.makesBridge()) {
                makers.putIfAbsent(bridge.key(), network);
            } else if (bridge != null && network.mode() == NetworkMode.OVS) {
                openVSwitch.putIfAbsent(bridge.key(), network);
            } else if (network.makesBridge()) {
                makesUnnamed = true;
            }
        }
        List<String> known = new ArrayList<>(across.bridges());
        boolean told = false;
        if (across.host() != null) {
            for (Device device : across.host().devices().values()) {
                told |= device.kind() != null;
                if (isBridge(device)) {
                    known.add(device.name());
                }
            }
        }
        kinds = told;
        bridgeHints = new Hints(known, ": make it there, or fix the name");
        deviceHints =
                across.host() == null ? null : new Hints(across.host().devices().keySet(), ": fix the name");
    }

    /** Looks at everything once. */
    @Override
    public void look() {
        for (GuestFacts guest : across.guests()) {
            for (Port port : guest.ports()) {
                Claim source = port.claim(What.SOURCE);
                if (source != null) {
                    look(port, source);
                }
            }
        }
        for (NetworkFacts network : across.networks()) {
            look(network);
        }
    }

    private void look(Port port, Claim source) {
        switch (port.kind()) {
            case NETWORK -> network(port, source);
            case BRIDGE, OVS -> {
                bridge(port, source);
                withoutVirtualport(port.kind() == Kind.BRIDGE, source);
            }
            case DIRECT, PASSTHROUGH -> nic(source);
            default -> {
                // Nothing that has a name here.
            }
        }
    }

    private void look(NetworkFacts network) {
        NetworkMode mode = network.mode();
        if (mode == null) {
            return;
        }
        Claim bridge = network.bridge();
        if (mode.isHostBridge() && bridge != null) {
            onHost(bridge);
            withoutVirtualport(mode == NetworkMode.BRIDGE, bridge);
        }
        for (Claim claim : network.claims()) {
            if (claim.what() == What.FORWARD || claim.what() == What.NIC) {
                if (mode.isDirect()) {
                    nic(claim);
                } else {
                    known(claim);
                }
            }
        }
    }

    /** Guests alone say nothing of what the host has defined, so one network must be there. */
    private void network(Port port, Claim source) {
        if (across.networks().isEmpty()) {
            return;
        }
        NetworkFacts network = across.network(source.key());
        if (network == null && across.names().contains(source.key())) {
            return; // It is one of several.
        }
        if (network == null) {
            String message = "no file here defines the network '" + source.key() + "'" + networkHints.of(source.key());
            across.say(Rule.REF001, message, source, null);
            return;
        }
        Claim group = port.claim(What.PORTGROUP);
        NetworkDefinition definition = network.definition();
        if (group == null || definition == null) {
            return;
        }
        Set<String> known = definition.groups().keySet();
        if (!known.contains(group.key())) {
            Hints hints =
                    groupHints.computeIfAbsent(network, n -> new Hints(known, ": add the group, or fix the name"));
            String message = "the network '" + source.key() + "' has no port group '" + group.key()
                    + "', and libvirt starts the guest without a word"
                    + hints.of(group.key());
            across.say(Rule.REF002, message, group, network.name());
        }
    }

    private void bridge(Port port, Claim source) {
        String name = source.key();
        NetworkFacts maker = makers.get(name);
        if (maker != null) {
            String message = "the bridge '" + name + "' is made by the network '" + maker.called()
                    + "': write type='network' and <source network='" + maker.called() + "'/>";
            across.say(Rule.REF006, message, source, maker.bridge());
            return;
        }
        NetworkFacts namesake = across.network(name);
        if (across.onBridge(name).isEmpty() && namesake != null && across.device(name) == null) {
            // Without a word on the host there may be a bridge of that name.
            String message = "'" + name + "' is a network of libvirt, not a bridge: write type='network' and"
                    + " <source network='" + name + "'/>";
            Severity severity = across.host() == null ? Severity.WARNING : Severity.ERROR;
            across.say(Rule.REF004, severity, message, source, namesake.name());
            return;
        }
        // With facts nothing but a bridge of this host can serve.
        if (port.kind() == Kind.BRIDGE || across.device(name) == null) {
            onHost(source);
        }
    }

    /** A bridge that the host must have. */
    private void onHost(Claim source) {
        if (across.host() == null) {
            return;
        }
        String name = source.key();
        Device device = across.device(name);
        if (device != null) {
            String why = notBridge(device);
            if (why != null) {
                across.say(Rule.REF004, "'" + name + "' is no bridge of the host: it " + why, source, null);
            }
        } else if (!isMadeHere(name)) {
            String message =
                    "the host has no bridge '" + name + "', and no network here makes it" + bridgeHints.of(name);
            across.say(Rule.REF003, message, source, null);
        }
    }

    /** A network without a name for its bridge gets the first free of virbr0, virbr1 and so on. */
    private boolean isMadeHere(String name) {
        return makers.containsKey(name) || (makesUnnamed && name.startsWith("virbr"));
    }

    private static boolean isBridge(Device device) {
        return "bridge".equals(device.kind()) || "openvswitch".equals(device.kind());
    }

    /** Why a device is surely no bridge, as a clause; null if it is or may be one. */
    private @Nullable String notBridge(Device device) {
        Device master = device.master() == null ? null : across.device(device.master());
        // A bridge can be in a VRF.
        if (master != null && isBridge(master) && !isBridge(device)) {
            return "is a port of '" + master.name() + "': name that";
        } else if (isBridge(device)) {
            return null;
        } else if (device.kind() != null) {
            // The bridge of an Open vSwitch that works without the kernel shows as a tun.
            return device.kind().equals("tun") ? null : "is a " + device.kind() + ": name a bridge that contains it";
        }
        return kinds ? "is a NIC: name a bridge that contains it" : null;
    }

    private void withoutVirtualport(boolean plain, Claim source) {
        Device device = across.device(source.key());
        if (!plain) {
            return;
        }
        if (device != null && "openvswitch".equals(device.kind())) {
            String message =
                    "'" + source.key() + "' is a bridge of Open vSwitch: add <virtualport type='openvswitch'/>";
            across.say(Rule.VPT002, message, source, null);
            return;
        }
        NetworkFacts network = openVSwitch.get(source.key());
        if (network != null) {
            String message = "the network '" + network.called() + "' takes '" + source.key()
                    + "' for a bridge of Open vSwitch: add <virtualport type='openvswitch'/>";
            across.say(Rule.VPT002, message, source, network.bridge());
        }
    }

    /** The NIC below a macvtap. */
    private void nic(Claim source) {
        String name = source.key();
        Device device = across.device(name);
        List<NetworkFacts> networks = across.onBridge(name);
        if (device != null ? isBridge(device) : !networks.isEmpty()) {
            Claim bridge = networks.isEmpty() ? null : networks.get(0).bridge();
            String message =
                    "'" + name + "' is a bridge, and macvtap on it goes past its ports: connect the guest to the"
                            + " bridge itself (type='bridge')";
            across.say(Rule.DIR003, Severity.WARNING, message, source, bridge);
        } else {
            known(source);
        }
    }

    private void known(Claim source) {
        if (deviceHints != null && across.device(source.key()) == null) {
            String message = "the host has no device '" + source.key() + "'" + deviceHints.of(source.key());
            across.say(Rule.REF005, message, source, null);
        }
    }
}
