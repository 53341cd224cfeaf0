package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.plan.Tap;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.libvirt.value.DeviceName;
import java.util.List;
import java.util.Set;

/** What stands against a change: each is an error with its place, since a guess might cost a host its network. */
final class Obstacles {
    private static final int LONGEST = 15;

    private final Interfaces host;
    private final BridgeChange change;
    private final Suite suite;
    private final Notes notes;
    private final String bridge;
    private final String nic;

    Obstacles(Interfaces host, BridgeChange change, Suite suite, Notes notes) {
        this.host = host;
        this.change = change;
        this.suite = suite;
        this.notes = notes;
        this.bridge = change.bridge().toString();
        this.nic = change.nic().toString();
    }

    /** Tells what keeps the NIC from becoming the bridge's port. */
    void toBridge() {
        names();
        for (Stanza one : host.named(bridge)) {
            List<String> ports = Ports.of(one);
            notes.error(
                    "bridge-exists",
                    one,
                    one.nameWord(),
                    ports == null
                            ? bridge + " is here already, without ports; use another name"
                            : bridge + " is here already, without the port " + nic + "; use another name");
        }
        for (Stanza stanza : host.stanzas()) {
            patterns(stanza);
            if (stanza.isIface()) {
                parts(stanza);
                if (isOf(stanza, nic)) {
                    nature(stanza);
                    label(stanza, nic, bridge);
                    stanza.options().stream().filter(Options::isOfPort).forEach(option -> cutOff(stanza, option));
                }
            }
        }
        if (suite == Suite.IFUPDOWN2
                && !host.named(nic).isEmpty()
                && new BridgeText(change, suite).mac(host.named(nic)) == null) {
            Stanza first = host.named(nic).get(0);
            notes.error(
                    "mac-needed",
                    first,
                    first.nameWord(),
                    bridge + " must have the MAC address of " + nic + ", which no file tells; give it");
        }
    }

    /** What moves to the port would take the line behind it along there. */
    private void cutOff(Stanza stanza, Line option) {
        if (option.open()) {
            notes.error(
                    "cut-off-line", stanza, option.first(), "the file ends in a backslash; remove it, or end the line");
        }
    }

    /**
     * Tells what keeps the bridge's settings from going back to the NIC.
     *
     * @param others the bridge's ports besides the NIC and the taps that come with the bridge
     */
    void toUnbridge(List<String> others) {
        names();
        Stanza first = host.named(bridge).get(0);
        List<String> ports = Ports.of(host.named(bridge));
        if (ports == null || !ports.contains(nic)) {
            notes.error(
                    "not-a-port",
                    first,
                    first.nameWord(),
                    nic + " is not a port of " + bridge + " here; name the port that it has");
        } else if (!others.isEmpty()) {
            notes.error(
                    "other-ports",
                    first,
                    first.nameWord(),
                    bridge + " has other ports too, such as " + others.get(0) + "; remove those first");
        }
        for (Stanza stanza : host.stanzas()) {
            patterns(stanza);
            if (stanza.isIface()) {
                above(stanza);
                own(stanza);
                label(stanza, bridge, nic);
            }
        }
    }

    /** The port's own stanza may set its hardware, but an address would be a second one. */
    private void own(Stanza stanza) {
        if (stanza.name().equals(nic) && !Set.of("manual", "").contains(stanza.method())) {
            notes.error(
                    "port-has-address",
                    stanza,
                    stanza.nameWord(),
                    nic + " has settings of its own here; remove the stanza or make it manual");
        }
    }

    private void above(Stanza stanza) {
        if (stanza.isVlanOf(bridge)) {
            notes.error(
                    "vlan-of-bridge",
                    stanza,
                    stanza.nameWord(),
                    stanza.name() + " is a VLAN of " + bridge + ", which goes; change it first");
        }
    }

    private void names() {
        if (bridge.equals(nic)) {
            notes.error("same-name", "bridge and NIC cannot both be " + nic + "; use another name for the bridge");
        }
        if (nic.equals(DeviceName.LOOPBACK) || DeviceName.looksWireless(nic)) {
            notes.error("not-a-nic", nic + " cannot be a port of a bridge; use an Ethernet NIC or a bond");
        }
        for (Tap tap : change.taps()) {
            backslash(tap.name().toString());
            String user = tap.user();
            if ((user != null
                            && !user.chars()
                                    .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0)))
                    || "".equals(user)) {
                notes.error(
                        "tap-user",
                        "the user of " + tap.name() + " cannot be written in a hook; use letters, digits and . - _");
            }
        }
        backslash(bridge);
        backslash(nic);
    }

    private void backslash(String name) {
        if (name.indexOf('\\') >= 0) {
            notes.error("backslash", name + " has a backslash, which joins lines in interfaces(5); use another name");
        }
    }

    private void patterns(Stanza stanza) {
        for (Word word : stanza.head().values()) {
            boolean pattern = switch (stanza.kind()) {
                case MAPPING -> Glob.matches(word.text(), nic) || Glob.matches(word.text(), bridge);
                case RENAME -> mayMean(word.text());
                case AUTO, HOTPLUG, ALLOW, NO_AUTO_DOWN -> Patterns.isPattern(word.text()) && mayMean(word.text());
                case IFACE -> word.equals(stanza.nameWord()) && word.text().indexOf('[') >= 0 && mayMean(word.text());
                default -> false;
            };
            if (pattern) {
                notes.error(
                        "pattern",
                        stanza,
                        word,
                        "this may mean " + nic + " or " + bridge + " by a pattern or another name; write plain names");
            }
        }
        if (stanza.base() != null
                && (Set.of(nic, bridge).contains(stanza.base()) || isOf(stanza, nic) || isOf(stanza, bridge))) {
            notes.error(
                    "inherits",
                    stanza,
                    stanza.head().first(),
                    "inherits is not understood for " + nic + "; write the options in its own stanza");
        }
    }

    private boolean mayMean(String word) {
        return Patterns.mayMean(word, nic, change.mac()) || Patterns.mayMean(word, bridge, change.mac());
    }

    /** A NIC can be part of one device only. */
    private void parts(Stanza stanza) {
        for (Line option : stanza.options()) {
            String against = Hook.is(option) ? Ports.against(stanza, option, nic) : null;
            if (against != null) {
                notes.error("port-elsewhere", stanza, option.first(), against);
            } else if (Ports.takes(option, nic) || (stanza.name().equals(nic) && Ports.isTaken(option))) {
                String of = Ports.isTaken(option) ? option.value() : stanza.name();
                notes.error(
                        "port-elsewhere",
                        stanza,
                        option.first(),
                        nic + " is, or may be, a port of " + of + " already; remove it there first");
            }
        }
    }

    private void nature(Stanza stanza) {
        for (Line option : stanza.options()) {
            if (Options.isWireless(option)) {
                notes.error(
                        "not-a-nic",
                        stanza,
                        option.first(),
                        nic + " is wireless, and its radio carries one MAC only; use routing or NAT");
                return;
            } else if (option.name().equals("bridge-ports")) {
                notes.error("not-a-nic", stanza, option.first(), nic + " is a bridge itself; use it as it is");
            }
        }
        boolean ip = Set.of("inet", "inet6", "").contains(stanza.family());
        if (!ip || Options.isRouted(stanza.method())) {
            notes.error(
                    "not-a-nic",
                    stanza,
                    stanza.nameWord(),
                    nic + " is not an Ethernet NIC by this line; use one that is");
        }
    }

    private void label(Stanza stanza, String from, String to) {
        if (stanza.name().startsWith(from + ":") && stanza.name().length() - from.length() + to.length() > LONGEST) {
            notes.error(
                    "alias-too-long",
                    stanza,
                    stanza.nameWord(),
                    stanza.name() + " would be longer than 15 characters with " + to + "; shorten it");
        }
    }

    private static boolean isOf(Stanza stanza, String name) {
        return stanza.isIface() && (stanza.name().equals(name) || stanza.name().startsWith(name + ":"));
    }
}
