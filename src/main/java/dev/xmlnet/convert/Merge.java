package dev.xmlnet.convert;

import dev.xmlnet.convert.InterfaceChange.Dropped;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.SupportTable;
import dev.xmlnet.libvirt.SupportTable.Loss;
import dev.xmlnet.libvirt.SupportTable.Row;
import dev.xmlnet.libvirt.Verdict;
import dev.xmlnet.libvirt.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One interface on its way to a target: what the target cannot carry goes, what it says is written, the rest stays.
 */
final class Merge {
    /** The order in which libvirt prints the children; new ones take their place by it. */
    private static final List<String> ORDER = List.of(
            "mac",
            "source",
            "bandwidth",
            "vlan",
            "virtualport",
            "port",
            "ip",
            "route",
            "portForward",
            "script",
            "downscript",
            "backenddomain",
            "target",
            "guest",
            "model",
            "driver",
            "backend",
            "teaming",
            "filterref",
            "tune",
            "link",
            "mtu",
            "coalesce",
            "alias",
            "boot",
            "rom",
            "acpi",
            "address");

    private final GuestInterface old;
    private final Target target;
    private final Draft draft;
    private final String driver;
    private final Version libvirt;
    private final Losses losses;
    private final Pruning pruning;
    private final List<String> added = new ArrayList<>();

    Merge(Guest guest, GuestInterface old, Target target, Conversion conversion) {
        this.old = old;
        this.target = target;
        this.draft = Draft.of(old.element());
        this.driver = guest.driver();
        this.libvirt = conversion.libvirt();
        this.losses = new Losses(target.kind(), "interface");
        boolean leaves = old.kind() == Kind.NETWORK && target.kind() != Kind.NETWORK;
        NetworkDefinition network = leaves ? conversion.network(old.source()) : null;
        this.pruning = new Pruning(driver, old, target, libvirt, draft, losses);
        pruning.run(network != null);
        if (network != null) {
            bring(network);
        }
        write();
        fitModel();
    }

    Draft draft() {
        return draft;
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

    /** Copies what the network gave, and which the interface would lose with it. */
    private void bring(NetworkDefinition network) {
        String group = old.element().attribute("source", "portgroup");
        String from = "the network '" + network.name() + "'" + (group == null ? "" : " (group '" + group + "')");
        for (Part part : network.givesTo(group)) {
            String name = part.name();
            boolean own = old.element().child(name) != null || target.least().child(name) != null;
            if (!own && fits(name, part, part.toString(), from)) {
                Part fitting = fitting(part, name, from);
                draft.add(fitting, ORDER);
                added.add(fitting.toString());
                losses.diagnostics()
                        .add(Diagnostic.note(
                                "from-network",
                                fitting + " is copied from " + from + ", which gave it to the interface",
                                old.element().location()));
            }
        }
    }

    /** The same without what the target's kind cannot carry, such as a floor of bandwidth. */
    private Part fitting(Part part, String path, String from) {
        Part fitting = Part.of(part.name());
        for (Map.Entry<String, String> attribute : part.attributes().entrySet()) {
            String text = part.name() + " " + Summary.of(attribute.getKey(), attribute.getValue());
            if (fits(path + "@" + attribute.getKey(), part, text, from)) {
                fitting = fitting.with(attribute.getKey(), attribute.getValue());
            }
        }
        for (Part child : part.children()) {
            Part inner = fitting(child, path + "/" + child.name(), from);
            boolean empty = inner.attributes().isEmpty() && !child.attributes().isEmpty();
            boolean unlimited = child.name().equals("inbound") && inner.attribute("average") == null;
            if (!empty && !unlimited) {
                fitting = fitting.with(inner);
            }
        }
        return fitting;
    }

    /** Whether the target's kind carries a part of a network; if not, that is a loss. */
    private boolean fits(String path, Part part, String text, String from) {
        Row<Kind> row = SupportTable.interfaces().find(path, part::attribute, driver);
        Verdict verdict = row == null ? null : row.verdicts().get(target.kind());
        if (verdict == null || verdict.keeps(false, libvirt)) {
            return true;
        }
        boolean bare = part.name().equals("virtualport") && part.children().isEmpty();
        losses.add(
                bare ? row.of(Loss.NOTE) : row,
                verdict,
                text + " of " + from,
                old.element().location());
        return false;
    }

    private void write() {
        setAttributes(target.least(), draft);
        for (Part part : target.least().children()) {
            Draft there = part.name().equals("portForward") ? null : draft.child(part.name());
            if (there != null) {
                boolean fixed = part.name().equals("source") && target.takesAnySource() && !pruning.moves(there);
                if (part.name().equals("vlan")) {
                    putExactly(part, there, losses);
                } else if (!fixed) {
                    put(part, there);
                }
            } else if (!part.name().equals("portForward") || !isForwarded(part)) {
                draft.add(part, ORDER);
                if (!part.name().equals("source")) {
                    added.add(part.toString());
                }
            }
        }
    }

    private boolean isForwarded(Part forward) {
        return draft.children().stream()
                .anyMatch(child -> child.origin().is("portForward") && Match.covers(forward, child));
    }

    /** A VLAN is replaced as a whole: a tag that was there beside the new one would make a trunk. */
    static void putExactly(Part vlan, Draft there, Losses losses) {
        if (there.toPart().equals(vlan)) {
            return;
        }
        if (there.children().size() > 1 || !there.attributeNames().isEmpty()) {
            String why = "it gives way to " + vlan;
            Location location = there.origin().location();
            losses.add(Loss.WARNING, "vlan", Summary.of(there.origin()), Verdict.Word.REFUSED, why, location);
        }
        there.attributeNames().forEach(there::remove);
        List<Draft> tags = there.children();
        tags.stream().skip(1).forEach(there::remove);
        tags.stream().limit(1).forEach(tag -> tag.remove("nativeMode"));
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

    private void fitModel() {
        if (target.least().child("model") != null) {
            return;
        }
        Draft model = draft.child("model");
        String type = model == null ? null : model.attribute("type");
        boolean fits = target.kind().takesModel(type);
        if (model != null && !fits) {
            model.set("type", "virtio");
            losses.diagnostics()
                    .add(newDevice(
                            "the model " + type + " becomes virtio",
                            model.origin().location()));
        } else if (model == null && old.kind() == Kind.HOSTDEV && target.kind() != Kind.HOSTDEV) {
            addVirtio();
            losses.diagnostics()
                    .add(Diagnostic.note(
                            "added-model",
                            "<model type='virtio'/> is added: the guest gets an emulated device instead of the host's",
                            old.element().location()));
        } else if (model == null && !fits) {
            addVirtio();
            losses.diagnostics()
                    .add(newDevice(
                            "<model type='virtio'/> is added", old.element().location()));
        }
    }

    private void addVirtio() {
        Part virtio = Part.of("model").with("type", "virtio");
        draft.add(virtio, ORDER);
        added.add(virtio.toString());
    }

    private Diagnostic newDevice(String what, Location location) {
        return Diagnostic.warning(
                "changed-model",
                what + ", the only model that libvirt takes on " + target.kind()
                        + ": the guest sees another device and needs the driver for it",
                location);
    }
}
