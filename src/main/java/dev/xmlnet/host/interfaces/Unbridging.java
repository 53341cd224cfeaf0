package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.BridgeChange;
import java.util.ArrayList;
import java.util.List;

/** Gives the stanzas of a bridge with one NIC back to the NIC. */
final class Unbridging {
    private final Interfaces host;
    private final Notes notes;
    private final HostEdits edits;
    private final String nic;
    private final String bridge;
    private final BridgeText text;
    private final List<Stanza> stanzas;
    private final List<String> taps = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    Unbridging(Interfaces host, BridgeChange change, Suite suite, Notes notes, HostEdits edits) {
        this.host = host;
        this.notes = notes;
        this.edits = edits;
        this.nic = change.nic().toString();
        this.bridge = change.bridge().toString();
        this.text = new BridgeText(change, suite);
        this.stanzas = host.named(bridge);
        List<String> ports = Ports.of(stanzas);
        for (String port : ports == null ? List.<String>of() : ports) {
            boolean tap = stanzas.stream().anyMatch(stanza -> BridgeText.isTap(stanza, port));
            if (!port.equals(nic)) {
                (tap ? taps : others).add(port);
            }
        }
    }

    /** The ports that are neither the NIC nor a tap that the bridge's stanza makes. */
    List<String> others() {
        return others;
    }

    void run() {
        for (Stanza stanza : stanzas) {
            for (int i = 0; i < stanza.options().size(); i++) {
                if (text.isOfBridge(stanza, i, taps)) {
                    edits.of(stanza).remove(stanza.options().get(i));
                }
            }
        }
        Stanza first = stanzas.get(0);
        edits.of(first).behind(first.last(), port());
        Renaming names = new Renaming(host, edits, notes, bridge, nic);
        names.stanzas();
        new Selections(host, edits, notes, bridge, nic).toNic();
        names.hooks(false);
    }

    /** Takes the port's own stanzas away; their options, which the bridge's have not, are returned. */
    private List<String> port() {
        List<String> options = new ArrayList<>();
        for (Stanza stanza : host.named(nic)) {
            edits.of(stanza).remove(stanza.head());
            for (Line option : stanza.options()) {
                edits.of(stanza).remove(option);
                if (!isThere(option)) {
                    options.add(option.content(stanza.source()));
                }
            }
        }
        return options;
    }

    private boolean isThere(Line option) {
        return stanzas.stream()
                .anyMatch(stanza -> stanza.options().stream()
                        .anyMatch(one -> (option.name().equals("mtu")
                                        || !edits.of(stanza).isGone(one))
                                && one.name().equals(option.name())
                                && one.value().equals(option.value())));
    }
}
