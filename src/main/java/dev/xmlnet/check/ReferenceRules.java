package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What guests and networks name: networks and port groups that are defined here, bridges and NICs that the host has. */
final class ReferenceRules implements AcrossRule {
    /** So many missing names are held against all that exist; where more are missing, no slip of the hand is the reason. */
    private static final int MOST_HINTS = 100;

    private final Across across;
    private final Map<String, String> hints = new HashMap<>();

    ReferenceRules(Across across) {
        this.across = across;
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
            String advice = ": add its definition, or fix the name";
            String hint = hints.get(source.key());
            if (hint == null) {
                hint = hints.size() < MOST_HINTS ? Across.hint(source.key(), across.names(), advice) : advice;
                hints.put(source.key(), hint);
            }
            across.say(Rule.REF001, "no file here defines the network '" + source.key() + "'" + hint, source, null);
            return;
        }
        Claim group = port.claim(What.PORTGROUP);
        if (group != null && !network.definition().groups().containsKey(group.key())) {
            String message = "the network '" + source.key() + "' has no port group '" + group.key()
                    + "', and libvirt starts the guest without a word"
                    + Across.hint(
                            group.key(), network.definition().groups().keySet(), ": add the group, or fix the name");
            across.say(Rule.REF002, message, group, network.name());
        }
    }

    private void bridge(Port port, Claim source) {
        String name = source.key();
        List<NetworkFacts> networks = across.onBridge(name);
        for (NetworkFacts network : networks) {
            if (network.makesBridge()) {
                String message = "the bridge '" + name + "' is made by the network '" + network.called()
                        + "': write type='network' and <source network='" + network.called() + "'/>";
                across.say(Rule.REF006, message, source, network.bridge());
                return;
            }
        }
        NetworkFacts namesake = across.network(name);
        if (networks.isEmpty() && namesake != null && across.device(name) == null) {
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
        HostFacts.Device device = across.device(name);
        if (device != null) {
            String why = notBridge(device);
            if (why != null) {
                across.say(Rule.REF004, "'" + name + "' is no bridge of the host: it " + why, source, null);
            }
        } else if (!isMadeHere(name)) {
            List<String> bridges = new ArrayList<>(across.bridges());
            for (HostFacts.Device other : across.host().devices().values()) {
                if (isBridge(other)) {
                    bridges.add(other.name());
                }
            }
            bridges.remove(name);
            String hint = Across.hint(name, bridges, ": make it there, or fix the name");
            across.say(
                    Rule.REF003,
                    "the host has no bridge '" + name + "', and no network here makes it" + hint,
                    source,
                    null);
        }
    }

    /** A network without a name for its bridge gets the first free of virbr0, virbr1 and so on. */
    private boolean isMadeHere(String name) {
        for (NetworkFacts network : across.networks()) {
            if (network.makesBridge()
                    && (network.bridge() == null
                            ? name.startsWith("virbr")
                            : network.bridge().key().equals(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBridge(HostFacts.Device device) {
        return "bridge".equals(device.kind()) || "openvswitch".equals(device.kind());
    }

    /** Why a device is surely no bridge, as a clause; null if it is or may be one. */
    private String notBridge(HostFacts.Device device) {
        HostFacts.Device master = device.master() == null ? null : across.device(device.master());
        // A bridge can be in a VRF.
        if (master != null && isBridge(master) && !isBridge(device)) {
            return "is a port of '" + master.name() + "': name that";
        } else if (isBridge(device)) {
            return null;
        } else if (device.kind() != null) {
            // The bridge of an Open vSwitch that works without the kernel shows as a tun.
            return device.kind().equals("tun") ? null : "is a " + device.kind() + ": name a bridge that contains it";
        }
        return across.knowsKinds() ? "is a NIC: name a bridge that contains it" : null;
    }

    private void withoutVirtualport(boolean plain, Claim source) {
        HostFacts.Device device = across.device(source.key());
        if (!plain) {
            return;
        }
        if (device != null && "openvswitch".equals(device.kind())) {
            String message =
                    "'" + source.key() + "' is a bridge of Open vSwitch: add <virtualport type='openvswitch'/>";
            across.say(Rule.VPT002, message, source, null);
            return;
        }
        for (NetworkFacts network : across.onBridge(source.key())) {
            if (network.mode() == NetworkMode.OVS && network != source.owner()) {
                String message = "the network '" + network.called() + "' takes '" + source.key()
                        + "' for a bridge of Open vSwitch: add <virtualport type='openvswitch'/>";
                across.say(Rule.VPT002, message, source, network.bridge());
                return;
            }
        }
    }

    /** The NIC below a macvtap. */
    private void nic(Claim source) {
        String name = source.key();
        HostFacts.Device device = across.device(name);
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
        if (across.host() != null && across.device(source.key()) == null) {
            String message = "the host has no device '" + source.key() + "'"
                    + Across.hint(source.key(), across.host().devices().keySet(), ": fix the name");
            across.say(Rule.REF005, message, source, null);
        }
    }
}
