package dev.xmlnet.host.networkd;

import dev.xmlnet.host.ini.Excerpt;
import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.ini.IniLine;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The parts of a file that belong to the device which has the addresses, and so go to the bridge and come back. */
final class Parts {
    /** Devices on a NIC because of which it cannot become a port. */
    static final List<String> EXCLUDING = List.of("MACVLAN", "MACVTAP", "IPVLAN", "IPVTAP");

    /** Sections that only a port has. */
    static final List<String> OF_PORT_ONLY = List.of("Bridge", "BridgeVLAN", "BridgeFDB", "BridgeMDB");

    private static final Set<String> OF_PORT = Set.of(
            "Bridge", "VLAN", "MACVLAN", "MACVTAP", "IPVLAN", "IPVTAP", "MACsec", "LLDP", "EmitLLDP", "BindCarrier");

    /** Sections of which some settings go and others stay. */
    private static final Set<String> SPLIT = Set.of(Network.NETWORK, Network.LINK);

    /** Sections that stay: those of the device itself, of a port, and of its queues. */
    private static final Set<String> STAYING = Set.of(
            "Match",
            "SR-IOV",
            "CAN",
            "IPoIB",
            "Bridge",
            "BridgeFDB",
            "BridgeMDB",
            "BridgeVLAN",
            "QDisc",
            "NetworkEmulator",
            "TokenBucketFilter",
            "PIE",
            "FlowQueuePIE",
            "StochasticFairBlue",
            "StochasticFairnessQueueing",
            "BFIFO",
            "PFIFO",
            "PFIFOHeadDrop",
            "PFIFOFast",
            "CAKE",
            "ControlledDelay",
            "DeficitRoundRobinScheduler",
            "DeficitRoundRobinSchedulerClass",
            "EnhancedTransmissionSelection",
            "GenericRandomEarlyDetection",
            "FairQueueingControlledDelay",
            "FairQueueing",
            "TrivialLinkEqualizer",
            "HierarchyTokenBucket",
            "HierarchyTokenBucketClass",
            "HeavyHitterFilter",
            "QuickFairQueueing",
            "QuickFairQueueingClass");

    private Parts() {}

    /** Takes the bridge's from a file. */
    static Excerpt ofBridge(HostIni file) {
        return Excerpt.of(file, Parts::goes);
    }

    /** Takes the port's from a file that stays as it is. */
    static Excerpt ofPort(HostIni file) {
        return Excerpt.of(
                file,
                line -> line.kind() == IniLine.Kind.HEADER
                        ? !SPLIT.contains(line.section()) && !line.section().equals("Match") && !goes(line)
                        : SPLIT.contains(line.section()) && !goes(line));
    }

    private static boolean goes(IniLine line) {
        if (line.kind() == IniLine.Kind.HEADER) {
            return !SPLIT.contains(line.section()) && !STAYING.contains(line.section());
        } else if (line.section().equals(Network.LINK)) {
            // A port never gets the addresses for which systemd-networkd-wait-online would wait.
            return line.key().equals("RequiredFamilyForOnline")
                    || (line.key().equals("RequiredForOnline")
                            && !line.value().matches("(?i)yes|no|true|false|on|off|[01tfyn]"));
        }
        return line.section().equals(Network.NETWORK) && !OF_PORT.contains(line.key());
    }

    /** Returns the text of a line, in which the label of an address or a rule that names one device names another. */
    static String renamed(HostIni file, IniLine line, String from, String to) {
        String text = file.text(line);
        boolean rule =
                line.is("RoutingPolicyRule", "IncomingInterface") || line.is("RoutingPolicyRule", "OutgoingInterface");
        if ((line.is("Address", "Label") && line.value().startsWith(from + ":"))
                || (rule && line.value().equals(from))) {
            return text.replaceFirst("(=\\s*)" + Pattern.quote(from), "$1" + to.replace("\\", "\\\\"));
        }
        return text;
    }
}
