package dev.xmlnet.convert;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.SupportTable;
import dev.xmlnet.libvirt.SupportTable.Loss;
import dev.xmlnet.libvirt.SupportTable.Row;
import dev.xmlnet.libvirt.Version;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Summary;

/** Takes from a network what a forward mode cannot carry. */
final class NetworkPruning {
    private final NetworkMode mode;
    private final Version libvirt;
    private final Losses losses;

    /** What goes is added to the losses. */
    NetworkPruning(NetworkMode mode, Version libvirt, Losses losses) {
        this.mode = mode;
        this.libvirt = libvirt;
        this.losses = losses;
    }

    /** Does it, to all levels; an element that is emptied goes too. */
    void run(Draft network) {
        prune("", network);
    }

    private void prune(String path, Draft element) {
        for (String attribute : element.attributeNames()) {
            Row<NetworkMode> row = doomed(path + "@" + attribute, element);
            if (row != null) {
                String value = Summary.of(attribute, element.attribute(attribute));
                String text = path.isEmpty() ? value : element.origin().name() + " " + value;
                lose(row, text, element.origin().location(attribute));
                element.remove(attribute);
            }
        }
        for (Draft child : element.children()) {
            String name = SupportTable.networkPart(child.origin());
            if (name != null) {
                pruneChild(path.isEmpty() ? name : path + "/" + name, element, child);
            }
        }
    }

    private void pruneChild(String path, Draft parent, Draft child) {
        Row<NetworkMode> row = doomed(path, child);
        if (row != null) {
            boolean bare = child.origin().is("virtualport") && child.children().isEmpty();
            // Without parameters it says no more than the mode that the network leaves.
            lose(
                    bare ? row.of(Loss.NOTE) : row,
                    Summary.of(child.origin()),
                    child.origin().location());
            parent.remove(child);
            return;
        }
        boolean bare = child.isBare();
        prune(path, child);
        if (child.isBare() && !bare) {
            parent.remove(child);
        }
    }

    /** The row of a part that the mode cannot carry; null if it can. */
    private Row<NetworkMode> doomed(String path, Draft element) {
        Row<NetworkMode> row = SupportTable.networks().find(path, element::attribute, null);
        boolean stays = row == null || row.verdicts().get(mode).keeps(false, libvirt);
        return stays ? null : row;
    }

    private void lose(Row<NetworkMode> row, String text, Location location) {
        losses.add(row, row.verdicts().get(mode), text, location);
    }
}
