package dev.xmlnet.host.needs;

import dev.xmlnet.host.facts.Device;
import dev.xmlnet.host.needs.Answer.State;
import dev.xmlnet.host.needs.Uses.NetworkUses;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What excludes what among needs: by the files alone, and by what a host is told to have. */
public final class Conflicts {
    private final HostNeeds needs;
    private final @Nullable HostAnswers host;
    private final List<Conflict> found = new ArrayList<>();

    private Conflicts(HostNeeds needs, @Nullable HostAnswers host) {
        this.needs = needs;
        this.host = host;
    }

    /**
     * Looks at all.
     *
     * @param host null if nobody said what the host has
     */
    public static List<Conflict> of(HostNeeds needs, @Nullable HostAnswers host) {
        Conflicts conflicts = new Conflicts(needs, host);
        Map<String, Need> macvtaps = new HashMap<>();
        List<Need> all = needs.all();
        for (Need need : all) {
            if (need.what() == What.NIC || need.what() == What.FORWARD) {
                macvtaps.putIfAbsent(need.name(), need);
            }
        }
        for (Need need : all) {
            conflicts.passthrough(need, macvtaps.get(need.name()));
            conflicts.onHost(need);
        }
        needs.networks().forEach(conflicts::pool);
        conflicts.bridgeToCome(all);
        return conflicts.found;
    }

    /** A NIC in this mode serves one interface. */
    private void passthrough(Need need, @Nullable Need other) {
        if (need.what() != What.PASSTHROUGH) {
            return;
        }
        if (other != null) {
            error(
                    "passthrough-not-alone",
                    "passthrough of NIC '" + need.name() + "' excludes its other uses, as at " + other.example()
                            + "; choose another NIC",
                    need);
        }
        if (need.ports() > 1 && need.networks() == 0) {
            error(
                    "passthrough-shared",
                    need.ports() + " interfaces take all of NIC '" + need.name()
                            + "' (passthrough); only one works at a time",
                    need);
        }
    }

    /** A network of such NICs gives each to one interface. */
    private void pool(NetworkUses network) {
        long nics = network.uses().stream()
                .filter(use -> use.what() == What.PASSTHROUGH)
                .count();
        int ports = needs.portsOf(network);
        if (network.mode() == NetworkMode.PASSTHROUGH && nics > 0 && ports > nics) {
            String message = "network '" + network.name() + "' has " + nics + (nics == 1 ? " NIC" : " NICs") + " for "
                    + ports + " interfaces; only " + nics + (nics == 1 ? " works" : " work") + " at a time";
            error("passthrough-shared", message, network.place());
        }
    }

    private void onHost(Need need) {
        Device device = host == null ? null : host.facts().devices().get(need.name());
        String wrong = host == null ? null : host.of(need).why();
        if (wrong != null) {
            error("wrong-device", wrong, need);
        }
        if (need.what() == What.NIC && isWireless(need.name(), device)) {
            error(
                    "wireless",
                    "'" + need.name() + "' is Wi-Fi, which carries one MAC address only; use NAT or another NIC",
                    need);
        }
        if (device != null && need.what().isUnderMacvtap()) {
            port(need, device);
        }
        if (device != null && need.what() == What.PF) {
            functions(need, device);
        }
        if (need.what() == What.BRIDGE
                && host != null
                && host.facts().filtering().dropsBridged()) {
            add(
                    Severity.WARNING,
                    "bridge-filtered",
                    "the host's firewall drops what its bridges' ports send each other; allow it in FORWARD",
                    need.example());
        }
    }

    private static boolean isWireless(String name, @Nullable Device device) {
        Boolean told = device == null ? null : device.hardware().wireless();
        return told == null ? DeviceName.looksWireless(name) : told;
    }

    /** A port of a bridge takes no macvtap (Invalid argument), whatever its mode. */
    private void port(Need need, Device device) {
        Device master = device.master() == null || host == null
                ? null
                : host.facts().devices().get(device.master());
        if (master != null && !master.is("vrf")) {
            String noun = master.isBridge() ? "bridge" : "device";
            error(
                    "nic-is-port",
                    "NIC '" + need.name() + "' is a port of " + noun + " '" + master.name()
                            + "' and takes no macvtap; use " + master.name(),
                    need);
        }
    }

    private void functions(Need need, Device device) {
        Integer total = device.hardware().totalFunctions();
        if (total != null && total > 0 && need.ports() > total) {
            error(
                    "too-few-functions",
                    "NIC '" + need.name() + "' has at most " + total
                            + (total == 1 ? " virtual function for " : " virtual functions for ") + need.ports()
                            + " interfaces; use another NIC too",
                    need);
        }
    }

    /** A NIC with macvtaps cannot become a port of a bridge (Device or resource busy); facts tell which NIC that would be. */
    private void bridgeToCome(List<Need> all) {
        Need bridge = null;
        for (Need need : all) {
            boolean there = host != null && host.of(need).state() != State.MISSING;
            bridge = need.what() == What.BRIDGE && bridge == null && !there ? need : bridge;
        }
        Device uplink = host == null ? null : host.uplink();
        if (bridge == null) {
            return;
        }
        for (Need nic : all) {
            boolean under = nic.what().isUnderMacvtap();
            if (under && host == null) {
                add(
                        Severity.NOTE,
                        "macvtap-or-port",
                        "NIC '" + nic.name()
                                + "' has macvtap guests and cannot become a port of a bridge; take another",
                        nic.example());
            } else if (under && uplink != null && uplink.name().equals(nic.name())) {
                error(
                        "macvtap-or-port",
                        "NIC '" + nic.name() + "' has macvtap guests and cannot become a port of '" + bridge.name()
                                + "'; move them to it first",
                        nic);
            }
        }
    }

    private void error(String id, String message, Need need) {
        error(id, message, need.example());
    }

    private void error(String id, String message, Place place) {
        add(Severity.ERROR, id, message, place);
    }

    private void add(Severity severity, String id, String message, Place place) {
        found.add(new Conflict(place, new Diagnostic(severity, id, message, place.location())));
    }
}
