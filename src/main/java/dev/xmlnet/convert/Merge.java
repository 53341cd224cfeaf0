package dev.xmlnet.convert;

import dev.xmlnet.convert.InterfaceChange.Dropped;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Device;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Row.Loss;
import dev.xmlnet.libvirt.support.Verdict;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One interface on its way to a target: what the target cannot carry goes, what it says is written, the rest stays.
 */
final class Merge {
    private final Guest guest;
    private final GuestInterface old;
    private final Target target;
    private final Draft draft;
    private final Version libvirt;
    private final Losses losses;
    private final Pruning pruning;
    private final List<String> added = new ArrayList<>();
    private final @Nullable NetworkDefinition from;
    private final @Nullable NetworkDefinition to;
    private final @Nullable Context before;
    private final Context after;
    private final Judge<?> judge;
    private Part result;

    Merge(Guest guest, GuestInterface old, Target target, Conversion conversion) {
        this.guest = guest;
        this.old = old;
        this.target = target;
        this.draft = Draft.of(old.element());
        this.libvirt = conversion.libvirt();
        this.losses = new Losses("interface");
        this.from = old.kind() == Kind.NETWORK ? conversion.network(old.source()) : null;
        this.to = target.kind() == Kind.NETWORK ? conversion.network(source()) : null;
        this.before = Context.of(guest, old, from, libvirt);
        this.after = context();
        this.judge = Judge.of(after);
        this.pruning = new Pruning(old, target, judge, draft, losses);
        boolean stays = target.kind() == Kind.NETWORK && Objects.equals(source(), old.source());
        FromNetwork gifts = from == null || (stays && Objects.equals(group(), oldGroup()))
                ? null
                : new FromNetwork(from, oldGroup(), judge, losses, old.element().location());
        if (gifts != null) {
            gifts.complete(draft.child("virtualport"), to, group());
        }
        pruning.run(gifts != null && !stays);
        if (gifts != null) {
            for (Part part : gifts.wanted(old.element(), target.least(), to, group())) {
                draft.add(part, GuestInterface.CHILDREN);
                added.add(part.toString());
            }
        }
        write(gifts);
        fitModel();
        this.result = draft.toPart();
    }

    /** What carries the interface afterwards; its device stays what it is, unless the target says another. */
    private Context context() {
        String model = target.least().attribute("model", "type");
        Device device = model == null || Kind.isVirtio(model) ? Device.VIRTIO : Device.OTHER;
        Context context = Context.to(
                target.kind(), target.kind() == Kind.NETWORK && old.kind() == Kind.NETWORK, device, guest, libvirt);
        if (to == null) {
            return context;
        }
        String port = target.least().attribute("virtualport", "type");
        return context.on(to, group(), port == null ? old.element().attribute("virtualport", "type") : port);
    }

    /** The network, bridge or device that the interface is on afterwards; null if the target names none. */
    @Nullable
    String source() {
        return old.kind() == target.kind() && target.takesAnySource() ? old.source() : target.source();
    }

    private @Nullable String oldGroup() {
        return old.element().attribute("source", "portgroup");
    }

    /** The port group afterwards; one that is not said stays on the same network. */
    private @Nullable String group() {
        String said = target.least().attribute("source", "portgroup");
        return said == null && Objects.equals(source(), old.source()) ? oldGroup() : said;
    }

    /** The network that the interface leaves or stays on, if its definition is known; else null. */
    @Nullable
    NetworkDefinition from() {
        return from;
    }

    /** The network that it comes to or stays on, if its definition is known; else null. */
    @Nullable
    NetworkDefinition to() {
        return to;
    }

    /** Where it was; null for a kind that the tables do not know. */
    @Nullable
    Context before() {
        return before;
    }

    /** Where it is. */
    Context after() {
        return after;
    }

    /** What judges it there. */
    Judge<?> judge() {
        return judge;
    }

    Draft draft() {
        return draft;
    }

    /** The interface as it is then. */
    Part result() {
        return result;
    }

    GuestInterface old() {
        return old;
    }

    Target target() {
        return target;
    }

    List<Diagnostic> diagnostics() {
        return losses.diagnostics();
    }

    List<Dropped> dropped() {
        return losses.dropped();
    }

    List<String> added() {
        return added;
    }

    /** The names of the children that are as they were. */
    List<String> kept() {
        List<String> kept = new ArrayList<>();
        for (Draft child : draft.children()) {
            if (!child.origin().is("source") && !child.isChanged()) {
                kept.add(child.origin().name());
            }
        }
        return kept;
    }

    private void write(@Nullable FromNetwork gifts) {
        setAttributes(target.least(), draft);
        List<Draft> forwards = draft.children().stream()
                .filter(child -> child.origin().is("portForward"))
                .toList();
        for (Part said : target.least().children()) {
            Part part = gifts != null && old.element().child(said.name()) == null ? gifts.completed(said) : said;
            Draft there = part.name().equals("portForward") ? null : draft.child(part.name());
            if (there != null) {
                boolean fixed = part.name().equals("source") && target.takesAnySource() && !pruning.moves(there);
                if (part.name().equals("vlan")) {
                    putExactly(part, there, losses);
                } else if (!fixed) {
                    put(part, there);
                }
            } else if (!part.name().equals("portForward")
                    || forwards.stream().noneMatch(forward -> Match.covers(part, forward))) {
                draft.add(part, GuestInterface.CHILDREN);
                if (!part.name().equals("source")) {
                    added.add(part.toString());
                }
            }
        }
    }

    /** A VLAN is replaced as a whole: a tag that was there beside the new one would make a trunk. */
    static void putExactly(Part vlan, Draft there, Losses losses) {
        if (there.toPart().equals(vlan)) {
            return;
        }
        Draft kept = there.child("tag");
        boolean oneTag = kept != null && there.children().size() == 1 && kept.attribute("nativeMode") == null;
        if (!oneTag || !there.attributeNames().isEmpty()) {
            String why = "it gives way to " + vlan;
            Location location = there.origin().location();
            losses.add(Loss.WARNING, "vlan", Summary.of(there.origin()), Verdict.Word.REFUSED, why, location);
        }
        there.attributeNames().forEach(there::remove);
        for (Draft child : there.children()) {
            if (child == kept) {
                child.remove("nativeMode");
            } else {
                there.remove(child);
            }
        }
        put(vlan, there);
    }

    private static void setAttributes(Part part, Draft there) {
        part.attributes().forEach(there::set);
    }

    /** Makes an element say what a part says, beside what it says already. */
    static void put(Part part, Draft there) {
        setAttributes(part, there);
        for (Part child : part.children()) {
            Draft inner = there.child(child.name());
            if (inner == null) {
                there.add(child, List.of());
            } else if (!Match.covers(child, inner)) {
                put(child, inner);
            }
        }
    }

    /** Keeps the guest's device what it was, also where no model is written, or makes it what libvirt takes. */
    private void fitModel() {
        if (target.least().child("model") != null) {
            return;
        }
        Draft model = draft.child("model");
        String type = model == null ? null : model.attribute("type");
        boolean fits = target.kind().takesModel(type, libvirt);
        boolean wasHostdev = before != null && before.carrier().isHostdev();
        boolean wasVirtio =
                wasHostdev || (before != null && before.device(type, guest).isVirtio());
        // A definition on a pool of devices is judged by the model that libvirt chooses for a network.
        boolean isVirtio = (wasHostdev && after.carrier().isHostdev())
                || after.device(type, guest).isVirtio();
        boolean moves = old.kind() != target.kind() || wasHostdev;
        if (model != null && !fits) {
            model.set("type", "virtio");
            newDevice(
                    type == null ? "<model/> becomes <model type='virtio'/>" : "the model " + type + " becomes virtio",
                    model.origin().location());
        } else if (model == null && moves && wasVirtio && !(isVirtio && fits)) {
            addVirtio();
            String why = wasHostdev
                    ? "the guest gets an emulated device instead of the host's"
                    : after.carrier().isHostdev()
                            ? "its options are those of virtio"
                            : "the guest keeps its virtio device";
            losses.diagnostics()
                    .add(Diagnostic.note(
                            "added-model",
                            "<model type='virtio'/> is added: " + why,
                            old.element().location()));
        } else if (model == null && !fits && (moves || !isVirtio)) {
            addVirtio();
            newDevice("<model type='virtio'/> is added", old.element().location());
        }
    }

    /** Leaves the PCI address to libvirt, since the bus that it adds there is not one for the new model. */
    void leaveAddress() {
        Draft address = draft.child("address");
        if (address == null) {
            return;
        }
        losses.add(
                Loss.NOTE,
                "address",
                Summary.of(address.origin()),
                Verdict.Word.REFUSED,
                "no controller declares the bus, and the one that libvirt adds for the new model has no such slot; libvirt"
                        + " finds another",
                address.origin().location());
        draft.remove(address);
        result = draft.toPart();
    }

    private void addVirtio() {
        Part virtio = Part.of("model").with("type", "virtio");
        draft.add(virtio, GuestInterface.CHILDREN);
        added.add(virtio.toString());
    }

    private void newDevice(String what, Location location) {
        losses.diagnostics()
                .add(Diagnostic.warning(
                        "changed-model",
                        what + ", the only model that libvirt takes on " + target.kind()
                                + ": the guest sees another device and needs the driver for it",
                        location));
    }
}
