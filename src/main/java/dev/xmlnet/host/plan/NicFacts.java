package dev.xmlnet.host.plan;

import dev.xmlnet.host.facts.Device;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.facts.Manager;
import dev.xmlnet.host.facts.Manager.Program;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A NIC as the facts of its host show it: whether it can become a port, and what a person must know before it does. */
public final class NicFacts {
    private final HostFacts facts;
    private final Device nic;

    private NicFacts(HostFacts facts, Device nic) {
        this.facts = facts;
        this.nic = nic;
    }

    /**
     * Looks a NIC up.
     *
     * @throws IllegalArgumentException if it is not there, or nothing that a guest's network can be made on
     */
    public static NicFacts of(HostFacts facts, DeviceName name) {
        Device nic = facts.devices().get(name.toString());
        if (nic == null) {
            String others = facts.devices().values().stream()
                    .filter(one -> !one.loopback() && !one.isBridge() && !isMadeOnAnother(one))
                    .map(Device::name)
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("NIC " + name + " is not in the facts"
                    + (others.isEmpty() ? "; collect them on its host" : "; the host has " + others));
        } else if (nic.loopback() || isMadeOnAnother(nic)) {
            throw new IllegalArgumentException(name + " is a "
                    + (nic.loopback() ? "loopback" : nic.is("tun") && nic.mode() != null ? nic.mode() : nic.kind())
                    + ", not a NIC; name the one with the cable");
        } else if (Boolean.TRUE.equals(nic.hardware().wireless())) {
            throw new IllegalArgumentException(
                    "NIC " + name + " is Wi-Fi, which carries one MAC address only; use NAT or a routed network");
        }
        return new NicFacts(facts, nic);
    }

    private static boolean isMadeOnAnother(Device one) {
        return one.is("tun") || one.is("dummy") || one.is("macvtap") || one.is("macvlan");
    }

    /** The device itself. */
    public Device device() {
        return nic;
    }

    /** What manages it; null if nobody does, as far as is known. */
    public @Nullable Manager manager() {
        return facts.managers().get(nic.name());
    }

    /**
     * Holds the NIC against what it is to become, a port of a bridge.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public void refusePort(DeviceName bridge) {
        if (nic.isBridge()) {
            throw new IllegalArgumentException(nic.name() + " is a bridge, which cannot be a port; name its NIC");
        } else if (nic.master() != null) {
            throw new IllegalArgumentException(
                    bridge.toString().equals(nic.master())
                            ? "NIC " + nic.name() + " is a port of " + bridge + " already; nothing is left to do"
                            : "NIC " + nic.name() + " is a port of " + nic.master()
                                    + "; use that one, or take it out first");
        } else if (facts.devices().containsKey(bridge.toString())) {
            throw new IllegalArgumentException(
                    "the host has a device " + bridge + " already; use another name, or remove it first");
        }
        String children = facts.above(nic.name()).stream()
                .filter(one -> one.is("macvtap") || one.is("macvlan"))
                .map(Device::name)
                .collect(Collectors.joining(", "));
        if (!children.isEmpty()) {
            throw new IllegalArgumentException("NIC " + nic.name() + " has " + children
                    + ", so it cannot be a port; shut their guests down first");
        }
    }

    /**
     * Holds the NIC against what it is to carry, a macvtap or macvlan.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public void refuseMacvlan() {
        if (nic.master() != null) {
            throw new IllegalArgumentException("NIC " + nic.name() + " is a port of " + nic.master()
                    + ", so it cannot carry another device; use " + nic.master());
        }
    }

    /**
     * Holds the NIC against a number of functions.
     *
     * @throws IllegalArgumentException if it cannot have so many
     */
    public void refuseFunctions(int count) {
        Integer total = nic.hardware().totalFunctions();
        if (total != null && count > total) {
            throw new IllegalArgumentException(
                    "NIC " + nic.name() + " has room for " + total + " functions, not for " + count);
        } else if (total == null && nic.hardware().driver() != null) {
            throw new IllegalArgumentException("NIC " + nic.name() + " has no SR-IOV; name a physical function");
        }
    }

    /**
     * Holds the program that manages the NIC against the one that a text is for.
     *
     * @param program which reads the text; null for commands that go past all programs
     * @throws IllegalArgumentException if another owns the NIC
     */
    public void refuseManager(@Nullable Program program) {
        Manager manager = manager();
        if (manager != null && program != null && manager.program() != program) {
            throw new IllegalArgumentException("NIC " + nic.name() + " is managed by " + manager
                    + (manager.file() == null ? "" : " (" + manager.file() + ")") + ", not by " + program
                    + "; use the dialect of " + manager);
        }
    }

    /** Returns what changes for the host whatever is written, and what stands in the way of its guests. */
    public List<Diagnostic> notes() {
        List<Diagnostic> notes = new ArrayList<>();
        nic.addresses().stream()
                .filter(one ->
                        one.isIpv6() && !one.isLinkLocal() && one.dynamic() && one.prefix() < 128 && !one.temporary())
                .filter(one -> isStablePrivacy())
                .forEach(one -> notes.add(warning(
                        "slaac",
                        "address " + one + " is made from the name " + nic.name()
                                + ", so the bridge gets another; use a fixed one")));
        if (facts.filtering().dropsBridged()) {
            notes.add(warning(
                    "bridge-filter",
                    "iptables drops what guests send over a bridge (policy DROP);"
                            + " accept physdev-is-bridged in FORWARD"));
        }
        String zone = facts.filtering().zones().get(nic.name());
        if (zone != null) {
            notes.add(note(
                    "zone", "NIC " + nic.name() + " is in firewalld's zone " + zone + "; put the bridge into it too"));
        }
        for (Device child : facts.above(nic.name())) {
            if (child.is("vlan")) {
                notes.add(note(
                        "vlan",
                        child.name() + " stays on the NIC, so guests on the bridge do not see VLAN " + child.vlan()));
            }
        }
        facts.rules().stream()
                .filter(rule -> rule.isOf(nic.name()))
                .forEach(rule -> notes.add(warning(
                        "rule",
                        "routing rule " + rule.priority() + " names " + nic.name()
                                + " and matches nothing any more; change it to the bridge")));
        return notes;
    }

    private boolean isStablePrivacy() {
        Manager manager = manager();
        String said = manager == null ? null : manager.settings().get("ipv6.addr-gen-mode");
        String made = said == null ? nic.hardware().addressGeneration() : said;
        return made != null && (made.startsWith("stable-privacy") || made.equals("default"));
    }

    private static Diagnostic warning(String id, String message) {
        return Diagnostic.warning(id, message, null);
    }

    private static Diagnostic note(String id, String message) {
        return Diagnostic.note(id, message, null);
    }
}
