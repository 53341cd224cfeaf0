package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import java.util.List;

/**
 * Rewrites {@code /etc/network/interfaces} and what it sources ({@link Sources}). The author's text follows the address: the NIC's stanzas
 * become the bridge's where they stand, and a short one for the port comes before the first.
 */
public final class InterfacesRewriter implements Rewriter {
    private final Suite suite;

    /** Rewrites for one of the programs that read such files. */
    public InterfacesRewriter(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Rewritten bridge(List<HostText> files, BridgeChange change) {
        Interfaces host = Interfaces.read(files, suite);
        Notes notes = notes(host);
        String nic = change.nic().toString();
        List<String> ports = Ports.of(host.named(change.bridge().toString()));
        boolean done = ports != null && ports.contains(nic);
        Obstacles obstacles = new Obstacles(host, change, suite, notes);
        if (!done) {
            obstacles.toBridge();
        }
        HostEdits edits = new HostEdits(files);
        boolean found = done || !host.named(nic).isEmpty();
        if (found && !done && !notes.refused()) {
            new Bridging(host, change, suite, notes, edits).run();
        }
        return result(edits, notes, found);
    }

    @Override
    public Rewritten unbridge(List<HostText> files, BridgeChange change) {
        Interfaces host = Interfaces.read(files, suite);
        Notes notes = notes(host);
        HostEdits edits = new HostEdits(files);
        boolean found = !host.named(change.bridge().toString()).isEmpty();
        if (found) {
            Unbridging back = new Unbridging(host, change, suite, notes, edits);
            new Obstacles(host, change, suite, notes).toUnbridge(back.others());
            if (!notes.refused()) {
                back.run();
            }
        }
        return result(edits, notes, found);
    }

    private static Notes notes(Interfaces host) {
        Notes notes = new Notes();
        notes.addAll(host.problems());
        Fallacies.tell(host, notes);
        return notes;
    }

    static Rewritten result(HostEdits edits, Notes notes, boolean found) {
        List<Rewritten.Changed> changed = notes.refused() ? List.of() : edits.changed();
        return new Rewritten(changed, List.of(), List.of(), List.copyOf(notes.all()), found);
    }
}
