package dev.xmlnet.convert;

import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.PortProfile;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.libvirt.support.Row.Loss;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Verdict;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Summary;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes from an interface what a target cannot carry, and what belongs to its old source. */
final class Pruning {
    private final GuestInterface old;
    private final Target target;
    private final Judge<?> judge;
    private final Draft draft;
    private final Losses losses;
    private boolean knowsNetwork;

    /** The draft is changed by {@link #run}, and what goes is added to the losses. */
    Pruning(GuestInterface old, Target target, Judge<?> judge, Draft draft, Losses losses) {
        this.old = old;
        this.target = target;
        this.judge = judge;
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
        // Its name goes with it, since libvirt cannot make a tap that is there already.
        boolean foreignTap = "no".equals(old.element().attribute("target", "managed"));
        new Removal(losses).run(judge, draft, judgement -> !isOfSource(judgement), Set.of());
        if (foreignTap) {
            leaveForeignTap();
        }
        leaveBadName();
        if (old.kind() == Kind.NETWORK) {
            leaveIncompletePort();
        }
        changeSource();
        losses.finish(old.element().location());
    }

    private static boolean isOfSource(Judgement judgement) {
        String path = judgement.row().path();
        return path.startsWith("source@") || path.startsWith("source/");
    }

    private void leaveForeignTap() {
        Draft tap = draft.child("target");
        if (tap != null && !"no".equals(tap.attribute("managed")) && tap.attribute("dev") != null) {
            leaveName(tap, "the tap is there already, and on " + target.kind() + " libvirt makes its own");
        }
    }

    /** Where there was no device on the host, any name did no harm. */
    private void leaveBadName() {
        Draft tap = draft.child("target");
        String name = tap == null ? null : tap.attribute("dev");
        if (tap == null || name == null || hadDevice()) {
            return;
        } else if (name.equals(DeviceName.LOOPBACK)) {
            leaveName(tap, "every host has a device of that name");
        } else if (DeviceName.of(name) == null) {
            leaveName(tap, "Linux takes it for no name of a device");
        }
    }

    /** A network may complete a virtualport; elsewhere it must say all itself (virNetDevVPortProfileCheckComplete). */
    private void leaveIncompletePort() {
        Draft port = draft.child("virtualport");
        if (port == null || target.kind() == Kind.NETWORK || port.attribute("type") == null) {
            return;
        }
        Draft parameters = port.child("parameters");
        for (String name : PortProfile.needed(port.attribute("type"))) {
            String value = parameters == null ? null : parameters.attribute(name);
            if (value == null || value.isEmpty()) {
                String why = "libvirt refuses it without a " + name + " on " + target.kind()
                        + ", where no network completes it";
                Location location = port.origin().location();
                losses.add(Loss.WARNING, "virtualport", Summary.of(port.origin()), Verdict.Word.REFUSED, why, location);
                draft.remove(port);
                return;
            }
        }
    }

    private boolean hadDevice() {
        return switch (old.kind()) {
            case NETWORK, BRIDGE, OVS, DIRECT, PASSTHROUGH, ETHERNET -> true;
            default -> false;
        };
    }

    private void leaveName(Draft tap, String why) {
        losses.add(
                Loss.NOTE,
                "dev",
                "target " + Summary.of(tap, "dev"),
                Verdict.Word.REFUSED,
                why,
                tap.origin().location("dev"));
        tap.remove("dev");
        if (tap.isBare()) {
            draft.remove(tap);
        }
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

    private void leaveChildren(Draft source, @Nullable Part wanted) {
        boolean toServer = wanted != null && "server".equals(wanted.attribute("mode"));
        for (Draft child : source.children()) {
            String name = child.origin().name();
            Judgement judgement = judge.one("source/" + name, Shape.DRAFT, child);
            boolean carried = judgement == null && isPart(name);
            boolean written = wanted != null && wanted.child(name) != null;
            if ((carried && !toServer) || written || !child.origin().is(name)) {
                continue;
            }
            source.remove(child);
            String text = Summary.of(child.origin());
            Location location = child.origin().location();
            if (carried) {
                String why = "libvirt refuses it with mode='server', where QEMU waits for the switch";
                losses.add(Loss.NOTE, name, text, Verdict.Word.REFUSED, why, location);
            } else if (judgement != null) {
                losses.add(judgement, judgement.loss(), text, location);
            }
        }
    }

    /** True for a child that is no name of the source: an address of the host's side, or what a socket does when it breaks. */
    private static boolean isPart(String name) {
        return name.equals("ip") || name.equals("route") || name.equals("reconnect");
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
        if (isStillSo(attribute)) {
            return;
        }
        Judgement judgement = isOwnSource(attribute) ? null : judge.one("source@" + attribute, Shape.DRAFT, source);
        boolean live = judgement != null && judgement.verdict().word() == Verdict.Word.LIVE;
        if (!moves && !live) {
            return;
        }
        String text = Summary.of(source, attribute);
        Location location = source.origin().location(attribute);
        source.remove(attribute);
        if (attribute.equals("portgroup")) {
            leaveGroup(judgement, text, location);
        } else if (judgement != null) {
            losses.add(judgement, judgement.loss(), text, location);
        }
    }

    private void leaveGroup(@Nullable Judgement judgement, String text, Location location) {
        Verdict.Word word =
                judgement == null ? Verdict.Word.REFUSED : judgement.verdict().word();
        if (knowsNetwork) {
            String why = "only a network has groups; what this one gave is copied, or named as lost";
            losses.add(Loss.NOTE, "portgroup", text, word, why, location);
        } else if (judgement == null) {
            String why = "the group belongs to the network that the interface leaves";
            losses.add(Loss.WARNING, "portgroup", text, word, why, location);
        } else {
            losses.add(judgement, judgement.loss(), text, location);
        }
    }

    /** True for what a live dump, or another kind that passt carries, says of the very source that it goes to. */
    private boolean isStillSo(String attribute) {
        boolean sameNetwork = target.kind() == Kind.NETWORK
                && target.source() != null
                && target.source().equals(Kind.NETWORK.source(old.element()));
        boolean samePasst =
                target.kind() == Kind.PASST && "passt".equals(old.element().attribute("backend", "type"));
        return (sameNetwork && attribute.equals("portgroup")) || (samePasst && attribute.equals("dev"));
    }

    /** True for what names the old source, which is replaced and not lost. */
    private boolean isOwnSource(String attribute) {
        return switch (old.kind()) {
            case ETHERNET -> false;
            case DIRECT, PASSTHROUGH -> attribute.equals(old.kind().sourceAttribute()) || attribute.equals("mode");
            case VHOSTUSER -> Set.of("type", "path", "mode", "dev").contains(attribute);
            case SERVER, CLIENT, MCAST, UDP -> attribute.equals("address") || attribute.equals("port");
            // The port of a distributed switch is configured; that of a network is live.
            case VDS -> true;
            default -> attribute.equals(old.kind().sourceAttribute());
        };
    }
}
