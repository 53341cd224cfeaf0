package dev.xmlnet.host.netplan;

import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewritten;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Moves what a bridge has back to its one port, in each file that gives the bridge anything. */
final class FromBridge {
    private static final Set<String> BRIDGES_OWN = Set.of("interfaces", "parameters");

    private final Plan plan;
    private final Nic nic;
    private final BridgeChange change;
    private final Warnings notes;

    /** Prepares the change of a plan whose bridge has no other port. */
    FromBridge(Plan plan, Nic nic, BridgeChange change, Warnings notes) {
        this.plan = plan;
        this.nic = nic;
        this.change = change;
        this.notes = notes;
    }

    /** Changes each file. */
    List<Rewritten.Changed> changed() throws Refusal {
        List<Rewritten.Changed> changed = new ArrayList<>();
        for (Plan.Device bridge : plan.devices("bridges", change.bridge().toString())) {
            YamlNode parameters = bridge.entry().value().get("parameters");
            if (parameters != null) {
                parameters.entries().stream()
                        .filter(entry -> !entry.name().equals("stp"))
                        .forEach(entry -> notes.lost(bridge, entry));
            }
            Anchors.check(bridge, moved(bridge));
            changed.add(
                    new Rewritten.Changed(bridge.file().text(), change(bridge).patch()));
            notes.generated(bridge.file());
        }
        return changed;
    }

    /** The keys that the NIC gets; those that it has already, of both, go with the bridge. */
    private List<String> moved(Plan.Device bridge) {
        return bridge.entry().value().entries().stream()
                .map(YamlNode.Entry::name)
                .filter(key -> !BRIDGES_OWN.contains(key) && !key.equals(Order.SECOND))
                .filter(key -> !Keys.COPIED.contains(key) || !isTheNics(key))
                .toList();
    }

    private boolean isTheNics(String key) {
        return plan.value(nic.section(), nic.id(), key) != null
                || (key.equals("renderer")
                        && Objects.equals(
                                plan.scalar("bridges", change.bridge().toString(), key),
                                plan.renderer(nic.section(), nic.id())));
    }

    private Lines change(Plan.Device bridge) throws Refusal {
        NetplanFile file = bridge.file();
        Lines lines = new Lines(file.text());
        Sections sections = new Sections(file, lines);
        Body from = Body.of(
                lines, bridge.entry(), Labels.renamed(bridge, change.bridge().toString(), nic.name()));
        List<String> moved = moved(bridge);
        YamlNode.Entry there = file.device(nic.section(), nic.id());
        if (there == null) {
            sections.take("bridges", bridge.id(), !moved.isEmpty());
            if (!moved.isEmpty()) {
                int column = sections.columns(nic.section(), from).key();
                List<Body.Piece> pieces = moved.stream()
                        .map(key -> from.indented(from.piece(key), column))
                        .toList();
                sections.put(nic.section(), "bridges", nic.id(), pieces, from);
            }
        } else {
            sections.take("bridges", bridge.id(), true);
            merge(sections, from, Body.of(lines, there, List.of()), moved, lines);
        }
        check(bridge, there, moved, lines);
        return lines;
    }

    private void merge(Sections sections, Body from, Body to, List<String> moved, Lines lines) throws Refusal {
        for (String key : moved) {
            if (to.keys().contains(key)) {
                throw lines.refusal(
                        to.place(key).start(),
                        "both-have",
                        "'" + nic.id() + "' and " + change.bridge() + " both have " + key + "; merge them");
            }
        }
        if (moved.isEmpty()) {
            return;
        }
        List<String> marked = new ArrayList<>();
        for (Body.Piece piece : from.pieces()) {
            String key = piece.key();
            int core = piece.text().indexOf(piece.core());
            marked.addAll(Remark.in(piece.text().substring(0, core)));
            if (moved.contains(key)
                    || key.equals(Order.FIRST)
                    || key.equals(Order.SECOND)
                    || (Keys.COPIED.contains(key) && to.keys().contains(key))) {
                marked.add(key);
            }
            marked.addAll(Remark.in(piece.text().substring(core)));
        }
        int column = to.flow() ? to.column() + from.column() - idColumn(from, lines) : to.column();
        List<Body.Piece> pieces = new ArrayList<>();
        for (String key : Order.merged(to.keys(), marked)) {
            pieces.add(
                    to.keys().contains(key)
                            ? fitting(to.piece(key), to, from)
                            : fitting(from.indented(Remark.removed(from.piece(key)), column), from, to));
        }
        sections.replace(to, pieces, from.flow(), from.gaps());
    }

    private static int idColumn(Body body, Lines lines) {
        int start = body.owner().key().span().start();
        return start - lines.start(start);
    }

    /** A piece in the style of a body, which has some of its own unless it is empty. */
    private static Body.Piece fitting(Body.Piece piece, Body of, Body in) {
        if (of.flow() == in.flow() || in.pieces().isEmpty()) {
            return piece;
        }
        return in.flow()
                ? new Body.Piece(piece.key(), piece.core(), piece.core())
                : new Body.Piece(piece.key(), " ".repeat(in.column()) + piece.core() + "\n", piece.core());
    }

    private void check(Plan.Device bridge, YamlNode.@Nullable Entry there, List<String> moved, Lines lines)
            throws Refusal {
        Map<String, String> nics = new TreeMap<>(Meaning.keys(there == null ? null : there.value()));
        Map<String, String> was = Meaning.keys(bridge.entry().value());
        for (String key : moved) {
            nics.put(
                    key,
                    Labels.renamed(
                            Objects.requireNonNull(was.get(key)),
                            change.bridge().toString(),
                            nic.name()));
        }
        Meaning.check(
                bridge.file(),
                lines.patch().text(),
                Map.of(
                        new Meaning.Place(nic.section(), nic.id()),
                        nics,
                        new Meaning.Place("bridges", bridge.id()),
                        Map.of()));
    }
}
