package dev.xmlnet.convert;

import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.HostName;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.SupportTable;
import dev.xmlnet.libvirt.SupportTable.Loss;
import dev.xmlnet.libvirt.SupportTable.Row;
import dev.xmlnet.libvirt.Verdict;
import dev.xmlnet.libvirt.Version;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Summary;

/** Takes from an interface what a target cannot carry, and what belongs to its old source. */
final class Pruning {
    private final String driver;
    private final GuestInterface old;
    private final Target target;
    private final Version libvirt;
    private final Draft draft;
    private final Losses losses;
    private boolean knowsNetwork;

    /** The draft is changed by {@link #run}, and what goes is added to the losses. */
    Pruning(String driver, GuestInterface old, Target target, Version libvirt, Draft draft, Losses losses) {
        this.driver = driver;
        this.old = old;
        this.target = target;
        this.libvirt = libvirt;
        this.draft = draft;
        this.losses = losses;
    }

    /**
     * Does it.
     *
     * @param networkIsKnown true if what the network gave is seen to elsewhere, so that a port group's name is no loss
     */
    void run(boolean networkIsKnown) {
        knowsNetwork = networkIsKnown;
        for (String attribute : draft.attributeNames()) {
            Row<Kind> row = doomed("@" + attribute, draft);
            if (row != null) {
                draft.remove(attribute);
                lose(
                        row,
                        Summary.of(attribute, old.element().attribute(attribute)),
                        old.element().location(attribute));
            }
        }
        for (Draft child : draft.children()) {
            if (!child.origin().is("source")) {
                dropChild(child);
            }
        }
        changeSource();
        losses.finish(old.element().location());
    }

    private void dropChild(Draft child) {
        String name = child.origin().name();
        if (!child.origin().is(name)) {
            return;
        }
        Row<Kind> row = doomed(name, child);
        if (row != null) {
            draft.remove(child);
            boolean bare = name.equals("virtualport") && child.children().isEmpty();
            // Without parameters it says no more than the kind that the interface leaves.
            lose(
                    bare ? row.of(Loss.NOTE) : row,
                    Summary.of(child.origin()),
                    child.origin().location());
            return;
        }
        if (isLiveName(child)) {
            losses.addLiveState(Summary.of(child.origin()));
            draft.remove(child);
            return;
        }
        boolean bare = child.isBare();
        dropAttributes(name, child);
        for (Draft grandchild : child.children()) {
            Row<Kind> lost = doomed(name + "/" + grandchild.origin().name(), grandchild);
            if (lost != null) {
                child.remove(grandchild);
                lose(lost, Summary.of(grandchild.origin()), grandchild.origin().location());
            } else if (dropAttributes(name + "/" + grandchild.origin().name(), grandchild) && isEmptied(grandchild)) {
                child.remove(grandchild);
            }
        }
        if (child.isBare() && !bare) {
            draft.remove(child);
        }
    }

    private boolean dropAttributes(String path, Draft element) {
        boolean any = false;
        for (String attribute : element.attributeNames()) {
            Row<Kind> row = doomed(path + "@" + attribute, element);
            if (row != null) {
                element.remove(attribute);
                any = true;
                reportAttribute(row, element, attribute);
                dropNameOfForeignTap(path, element);
            }
        }
        return any;
    }

    /** A tap that is there already cannot be made by libvirt, so its name goes with managed='no'. */
    private void dropNameOfForeignTap(String path, Draft element) {
        boolean foreign = path.equals("target") && "no".equals(element.origin().attribute("managed"));
        if (foreign && element.attribute("dev") != null) {
            element.remove("dev");
            String why = "the tap is there already, and on " + target.kind() + " libvirt makes its own";
            losses.add(
                    Loss.NOTE,
                    "dev",
                    attribute(element, "dev"),
                    Verdict.Word.REFUSED,
                    why,
                    element.origin().location("dev"));
        }
    }

    private void reportAttribute(Row<Kind> row, Draft element, String attribute) {
        lose(row, attribute(element, attribute), element.origin().location(attribute));
    }

    private static String attribute(Draft element, String name) {
        return element.origin().name() + " " + Summary.of(name, element.origin().attribute(name));
    }

    /** An inbound without its floor is nothing where it has no average either: libvirt refuses it. */
    private static boolean isEmptied(Draft element) {
        return element.isBare() || (element.origin().is("inbound") && element.attribute("average") == null);
    }

    /** The row of a part that the target's kind cannot carry; null if it can. */
    private Row<Kind> doomed(String path, Draft element) {
        Row<Kind> row = row(path, element);
        Verdict verdict = row == null ? null : verdict(row);
        boolean stays = verdict == null
                || verdict.keeps(old.kind() == Kind.NETWORK, libvirt)
                || (row.path().equals("source@macTableManager") && old.kind() == target.kind());
        return stays ? null : row;
    }

    /** What holds on the target, also where it takes the virtio device away. */
    private Verdict verdict(Row<Kind> row) {
        String model = target.least().attribute("model", "type");
        boolean losesVirtio = model != null && !Target.isVirtio(model);
        return losesVirtio && row.withoutVirtio() != null
                ? row.withoutVirtio()
                : row.verdicts().get(target.kind());
    }

    /** A name that libvirt gave: it would drop it from a definition. */
    private static boolean isLiveName(Draft child) {
        if (child.origin().is("alias")) {
            String name = child.attribute("name");
            return name == null || !name.startsWith("ua-");
        }
        String dev = child.attribute("dev");
        return child.origin().is("target")
                && dev != null
                && HostName.isReserved(dev)
                && !"no".equals(child.attribute("managed"));
    }

    private void changeSource() {
        Draft source = draft.child("source");
        if (source == null) {
            return;
        }
        boolean moves = moves(source);
        Part wanted = target.least().child("source");
        for (String attribute : source.attributeNames()) {
            boolean foreign = attribute.indexOf(':') >= 0;
            if (!foreign && (wanted == null || wanted.attribute(attribute) == null)) {
                leaveAttribute(source, attribute, moves);
            }
        }
        if (moves) {
            leaveChildren(source, wanted);
        }
        if (wanted == null && source.isBare()) {
            draft.remove(source);
        }
    }

    private void leaveChildren(Draft source, Part wanted) {
        for (Draft child : source.children()) {
            String name = child.origin().name();
            Row<Kind> row = row("source/" + name, child);
            boolean stays = row != null && old.kind() == target.kind() && !isServer(wanted);
            boolean written = wanted != null && wanted.child(name) != null;
            if (stays || written || !child.origin().is(name)) {
                continue;
            }
            source.remove(child);
            if (row != null && isServer(wanted)) {
                losses.add(
                        row.loss(),
                        row.word(),
                        Summary.of(child.origin()),
                        Verdict.Word.REFUSED,
                        "libvirt refuses it with mode='server', where QEMU waits for the switch",
                        child.origin().location());
            } else if (row != null) {
                lose(row, Summary.of(child.origin()), child.origin().location());
            }
        }
    }

    /** True for a vhost-user socket on which QEMU listens. */
    private static boolean isServer(Part source) {
        return source != null && "server".equals(source.attribute("mode"));
    }

    /** True if the interface leaves its network, bridge or device for another. */
    boolean moves(Draft source) {
        if (old.kind() != target.kind()) {
            return true;
        }
        Part wanted = target.least().child("source");
        return !target.takesAnySource() && wanted != null && !Match.covers(wanted, source);
    }

    private void leaveAttribute(Draft source, String attribute, boolean moves) {
        if (isStillSo(source, attribute)) {
            return;
        }
        Row<Kind> row = isOwnSource(attribute) ? null : row("source@" + attribute, source);
        Verdict verdict = row == null ? null : row.verdicts().get(target.kind());
        boolean live = verdict != null && verdict.word() == Verdict.Word.LIVE;
        if (!moves && !live) {
            return;
        }
        String text = Summary.of(attribute, source.attribute(attribute));
        Location location = source.origin().location(attribute);
        source.remove(attribute);
        if (verdict != null && verdict.word() == Verdict.Word.KEPT) {
            String why = "the group belongs to the network that the interface leaves";
            losses.add(row.loss(), row.word(), text, Verdict.Word.REFUSED, why, location);
        } else if (verdict != null && knowsNetwork && attribute.equals("portgroup")) {
            String why = "only a network has groups; what this one gave is copied, or named as lost";
            losses.add(Loss.NOTE, row.word(), text, verdict.word(), why, location);
        } else if (verdict != null) {
            losses.add(row, verdict, text, location);
        }
    }

    /** True for what a live dump, or another kind that passt carries, says of the very source that it goes to. */
    private boolean isStillSo(Draft source, String attribute) {
        boolean sameNetwork = target.kind() == Kind.NETWORK
                && target.source() != null
                && target.source().equals(source.origin().attribute("network"));
        boolean samePasst =
                target.kind() == Kind.PASST && "passt".equals(old.element().attribute("backend", "type"));
        return (sameNetwork && attribute.equals("portgroup")) || (samePasst && attribute.equals("dev"));
    }

    /** True for what names the old source, which is replaced and not lost. */
    private boolean isOwnSource(String attribute) {
        return switch (old.kind()) {
            case NETWORK -> attribute.equals("network");
            case BRIDGE, OVS -> attribute.equals("bridge");
            // The port of a distributed switch is configured; that of a network is live.
            case VDS -> true;
            default -> false;
        };
    }

    private Row<Kind> row(String path, Draft element) {
        return SupportTable.interfaces().find(path, element::attribute, driver);
    }

    private void lose(Row<Kind> row, String text, Location location) {
        losses.add(row, verdict(row), text, location);
    }
}
