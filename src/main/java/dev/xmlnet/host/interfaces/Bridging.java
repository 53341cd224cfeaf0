package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Makes a NIC a port of a new bridge, which takes its stanzas over. */
final class Bridging {
    private final Interfaces host;
    private final BridgeChange change;
    private final Suite suite;
    private final Notes notes;
    private final HostEdits edits;
    private final String nic;
    private final String bridge;
    private final List<Stanza> stanzas;

    Bridging(Interfaces host, BridgeChange change, Suite suite, Notes notes, HostEdits edits) {
        this.host = host;
        this.change = change;
        this.suite = suite;
        this.notes = notes;
        this.edits = edits;
        this.nic = change.nic().toString();
        this.bridge = change.bridge().toString();
        this.stanzas = host.named(nic);
    }

    void run() {
        Stanza first = stanzas.get(0);
        String indentation = indentation(first);
        List<String> port = move();
        boolean mtu = mtu();
        String portMtu = suite == Suite.IFUPDOWN2 ? mtuOfPort() : "";
        if (!portMtu.isEmpty()) {
            port.add(indentation + "mtu " + portMtu);
        }
        Line head = first.head();
        List<String> before =
                new ArrayList<>(List.of(head.indentation(first.source()) + "iface " + nic + " inet manual"));
        before.addAll(port);
        edits.of(first).before(head, before);

        Selections selections = new Selections(host, edits, notes, nic, bridge);
        boolean early = !port.isEmpty() || selections.isUpEarly();
        List<String> lines = new BridgeText(change, suite).lines(stanzas, mtu ? null : change.mtu(), early);
        add(first, lines.stream().map(line -> indentation + line).toList());
        Renaming names = new Renaming(host, edits, notes, nic, bridge);
        names.stanzas();
        selections.toBridge(!port.isEmpty());
        names.hooks(true);
        tell();
    }

    /** A line that the end of the file cuts off would take the next one for its own, so it stays the last. */
    private void add(Stanza stanza, List<String> lines) {
        Line last = stanza.last();
        if (last.open() && !last.equals(stanza.head())) {
            edits.of(stanza).before(last, lines);
        } else {
            edits.of(stanza).behind(last, lines);
        }
    }

    /** Takes the options of the port out of the NIC's stanzas. */
    private List<String> move() {
        List<String> moved = new ArrayList<>();
        for (Stanza stanza : stanzas) {
            for (Line option : stanza.options()) {
                if (Options.isOfPort(option)) {
                    moved.add(option.content(stanza.source()));
                    edits.of(stanza).remove(option);
                }
            }
        }
        return moved;
    }

    /** Gives the MTU of the change to the stanzas that have one; false if none has. */
    private boolean mtu() {
        boolean found = false;
        for (Stanza stanza : stanzas) {
            Line line = stanza.option("mtu");
            found |= line != null;
            if (line != null && change.mtu() != null) {
                edits.of(stanza)
                        .replace(
                                new Span(
                                        line.words().get(1).span().start(),
                                        line.last().span().end()),
                                change.mtu().toString());
            }
        }
        return found;
    }

    /** bridge-utils gives the bridge's to the port; ifupdown2 does not. Empty if nobody wants one. */
    private String mtuOfPort() {
        if (change.mtu() != null) {
            return change.mtu().toString();
        }
        return stanzas.stream()
                .map(stanza -> stanza.option("mtu"))
                .filter(Objects::nonNull)
                .map(Line::value)
                .findFirst()
                .orElse("");
    }

    private String indentation(Stanza first) {
        for (int i = first.options().size() - 1; i >= 0; i--) {
            if (!Options.isOfPort(first.options().get(i)) || i == 0) {
                return first.options().get(i).indentation(first.source());
            }
        }
        return host.ifaces().stream()
                .filter(one -> !one.options().isEmpty())
                .findFirst()
                .map(one -> one.last().indentation(one.source()))
                .orElse("    ");
    }

    private void tell() {
        Set<String> told = new HashSet<>();
        for (Stanza stanza : host.ifaces()) {
            if (stanza.isVlanOf(nic) && !stanza.name().equals(nic) && told.add(stanza.name())) {
                notes.note(
                        "vlan-beside-bridge",
                        stanza,
                        stanza.nameWord(),
                        stanza.name() + " stays on " + nic + ", so its VLAN does not reach guests on " + bridge);
            }
            if (stanza.name().equals(nic) && stanza.method().equals("dhcp") && told.add(nic)) {
                notes.note(
                        "dhcp-lease",
                        stanza,
                        stanza.nameWord(),
                        "the DHCP identity is in dhclient." + nic + ".leases; copy it to dhclient." + bridge
                                + ".leases");
            }
        }
    }
}
