package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.SupportTable;
import dev.xmlnet.xml.Severity;

/**
 * Parts of an interface of type network that only some networks carry: libvirt takes the guest, and finds out when it
 * starts (networkAllocatePort, virDomainActualNetDefValidate).
 */
final class CarrierRules {
    private final Across across;

    CarrierRules(Across across) {
        this.across = across;
    }

    /** Looks at every interface once. */
    void look() {
        if (across.networks().isEmpty() && across.host() == null) {
            return;
        }
        for (GuestFacts guest : across.guests()) {
            for (Port port : guest.ports()) {
                Claim source = port.claim(What.SOURCE);
                if (source != null && port.kind() == Kind.NETWORK) {
                    NetworkFacts network = across.network(source.key());
                    if (network != null && network.mode() != null) {
                        look(port, network);
                    }
                } else if (source != null
                        && port.claim(What.MTU) != null
                        && port.kind().isBridged()) {
                    mtuOfHost(port.claim(What.MTU), source.key(), "bridge", Severity.WARNING);
                }
            }
        }
    }

    private void look(Port port, NetworkFacts network) {
        boolean devices = network.mode().isDirect() || network.mode() == NetworkMode.HOSTDEV;
        for (Claim claim : port.claims()) {
            switch (claim.what()) {
                case VIRTUALPORT -> virtualport(port, claim, network);
                case FILTER -> {
                    if (devices) {
                        say(Rule.FLT001, "libvirt filters no such devices; take <filterref> away", claim, network);
                    }
                }
                case VLAN -> {
                    if (network.mode().isDirect() && network.mode() != NetworkMode.PASSTHROUGH) {
                        String why = "macvtap cannot tag; use a VLAN device such as eth0.42 as its NIC";
                        say(Rule.VLN001, why, claim, network);
                    }
                }
                case ISOLATED -> {
                    if (devices || network.mode() == NetworkMode.OVS) {
                        String why = "only a port of a Linux bridge can be isolated; take it away";
                        say(Rule.PRT001, why, claim, network);
                    }
                }
                case BANDWIDTH -> {
                    if (network.mode() == NetworkMode.HOSTDEV) {
                        String why = "the host never sees the traffic of the device; take <bandwidth> away";
                        say(Rule.QOS001, why, claim, network);
                    }
                }
                case FLOOR -> floor(claim, network);
                case MTU -> mtu(claim, network);
                default -> {
                    // Every network carries it.
                }
            }
        }
    }

    private void say(Rule rule, String why, Claim claim, NetworkFacts network) {
        String message = "the guest does not start with it on the network '" + network.called() + "' ("
                + network.mode().word() + "): " + why;
        across.say(rule, message, claim, network.name());
    }

    private void virtualport(Port port, Claim claim, NetworkFacts network) {
        String type = claim.key();
        String given = network.virtualportOf(port.value(What.PORTGROUP));
        if (!type.isEmpty() && !given.isEmpty() && !type.equals(given)) {
            say(Rule.VPT001, "the virtualport that the network gives is of type " + given, claim, network);
        } else if (!takes(network.mode(), type, given)) {
            SupportTable.Row<Kind> row =
                    SupportTable.interfaces().find("virtualport", name -> type.isEmpty() ? null : type, "kvm");
            String why = row == null
                    ? "it takes none"
                    : row.verdicts().get(Kind.NETWORK).why();
            say(Rule.VPT001, why, claim, network);
        }
    }

    private static boolean takes(NetworkMode mode, String type, String given) {
        return switch (type) {
            case "" -> !given.isEmpty();
            case "openvswitch" -> mode.isHostBridge();
            case "802.1Qbg", "802.1Qbh" -> mode.isDirect() || mode == NetworkMode.HOSTDEV;
            default -> !mode.isOwnBridge();
        };
    }

    private void floor(Claim claim, NetworkFacts network) {
        if (!network.mode().isOwnBridge()) {
            String why = "bandwidth is guaranteed only on a network that routes or is isolated; take it away";
            say(Rule.QOS001, why, claim, network);
        } else if (!network.sharesBandwidth()) {
            String why =
                    "the network has no inbound <bandwidth> of which it could be a part; add that, or take it away";
            say(Rule.QOS001, why, claim, network);
        }
    }

    private void mtu(Claim claim, NetworkFacts network) {
        Claim size = network.claim(What.MTU);
        if (size != null && number(claim.key()) > number(size.key())) {
            String message = "an MTU of " + claim.key() + " is above the " + size.key() + " of the network '"
                    + network.called() + "', which drops larger frames: set one of them to the other";
            across.say(Rule.MTU001, Severity.WARNING, message, claim, size);
        } else if (network.mode().isHostBridge() && network.bridge() != null) {
            mtuOfHost(claim, network.bridge().key(), "bridge", Severity.WARNING);
        } else if (network.mode().isDirect()) {
            for (Claim nic : network.claims()) {
                if (nic.what() == What.FORWARD || nic.what() == What.NIC) {
                    mtuOfHost(claim, nic.key(), "NIC", Severity.ERROR);
                }
            }
        }
    }

    /** A macvtap takes no MTU above that of its NIC; a bridge takes the frame and drops it. */
    private void mtuOfHost(Claim claim, String name, String noun, Severity severity) {
        HostFacts.Device device = across.device(name);
        if (device != null && device.mtu() > 0 && number(claim.key()) > device.mtu()) {
            String message = "an MTU of " + claim.key() + " is above the " + device.mtu() + " of the host's " + noun
                    + " '"
                    + name + "'"
                    + (severity == Severity.ERROR ? ", and the guest does not start" : ", which drops larger frames")
                    + ": set one of them to the other";
            across.say(Rule.MTU001, severity, message, claim, null);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            return 0; // which the schema refuses
        }
    }
}
