package dev.xmlnet.convert;

import dev.xmlnet.convert.InterfaceChange.Dropped;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.libvirt.support.Row.Loss;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Verdict;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of one {@code <network>}: what the new forward mode cannot carry goes, what it needs is written, the
 * rest stays.
 */
final class NetworkConversion {
    /** The order in which libvirt prints the children; new ones take their place by it. */
    private static final List<String> ORDER = List.of(
            "name",
            "uuid",
            "title",
            "description",
            "metadata",
            "forward",
            "bridge",
            "mtu",
            "mac",
            "domain",
            "dns",
            "vlan",
            "bandwidth",
            "port",
            "ip",
            "route",
            "virtualport",
            "portgroup");

    /** The devices that a pool is made of. */
    private static final List<String> POOL = List.of("interface", "pf", "address");

    private final Element network;
    private final Target target;
    private final Conversion conversion;
    private final Version libvirt;
    private final Draft draft;
    private final NetworkMode from;
    private final NetworkMode to;
    private final NetworkGoal goal;
    private final Judge<?> judge;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final Losses losses = new Losses("network");
    private @Nullable NetworkChange change;

    private NetworkConversion(Element network, NetworkMode from, NetworkMode to, Target target, Conversion conversion) {
        this.network = network;
        this.target = target;
        this.conversion = conversion;
        this.libvirt = conversion.libvirt();
        this.draft = Draft.of(network);
        this.from = from;
        this.to = to;
        this.goal = new NetworkGoal(to, target);
        this.judge = Judge.of(to, from == to, libvirt);
    }

    /**
     * Does it.
     *
     * @param target where every interface goes; null if only some do
     * @param diagnostics hear why a network is left as it is
     * @return null for such a network
     */
    static @Nullable NetworkConversion of(
            Element network, @Nullable Target target, Conversion conversion, List<Diagnostic> diagnostics) {
        NetworkMode from = NetworkMode.of(network);
        NetworkMode to = target == null ? null : target.networkMode();
        String reason;
        if (target == null) {
            reason = "only some interfaces are selected, and a network has none";
        } else if (to == null) {
            reason = "the target " + target + " says only how interfaces are connected";
        } else if (from == null) {
            reason = "this version does not know forward mode " + network.attribute("forward", "mode");
        } else if (isOther(network, to, target)) {
            reason = "the source names the network '" + target.source() + "'";
        } else {
            NetworkConversion one = new NetworkConversion(network, from, to, target, conversion);
            one.run();
            return one;
        }
        String message = "the network '" + name(network) + "' is left as it is: " + reason;
        diagnostics.add(Diagnostic.note("network", message, network.location()));
        return null;
    }

    /** True if the target is a network by its name, and this is another one. */
    private static boolean isOther(Element network, NetworkMode to, Target target) {
        return to.isOwnBridge()
                && target.source() != null
                && !target.isAssumed()
                && !target.source().equals(name(network));
    }

    List<Edit> edits() {
        return edits;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** What was done; null if nothing was. */
    @Nullable
    NetworkChange change() {
        return change;
    }

    Element network() {
        return network;
    }

    NetworkMode from() {
        return from;
    }

    NetworkMode to() {
        return to;
    }

    /** The name; {@code ?} if it has none. */
    String name() {
        return name(network);
    }

    private static String name(Element network) {
        return exactName(network).trim();
    }

    /** The name by which libvirt knows the network, with the blanks at its ends. */
    String exactName() {
        return exactName(network);
    }

    private static String exactName(Element network) {
        Element name = network.child("name");
        return name == null ? "?" : name.text();
    }

    /** The bridge or the device that the network goes to; null for none. */
    @Nullable
    String source() {
        if (to.isOwnBridge()) {
            return null;
        }
        return to == from && target.takesAnySource() ? network.attribute("bridge", "name") : target.source();
    }

    private void run() {
        String refusal = refusal();
        if (refusal != null) {
            diagnostics.add(Diagnostic.error("refused", refusal, network.location()));
            return;
        }
        if (!goal.guestOptions().isEmpty()) {
            note(
                    "guest-option",
                    String.join(" and ", goal.guestOptions())
                            + " is for interfaces of guests; a network takes none of it");
        }
        if (from == to && goal.isMetBy(draft)) {
            return;
        }
        leaveDevices();
        leaveBridge();
        // It is edited or removed as a whole, not written again.
        new Removal(losses).run(judge, draft, judgement -> true, Set.of("forward"));
        losses.finish(network.location());
        write();
        edits.addAll(draft.edits());
        diagnostics.addAll(losses.diagnostics());
        Needs.add("network", judge, null, draft.toPart(), conversion, network.location(), diagnostics);
        NetworkConsequences consequences = new NetworkConsequences(this, draft);
        diagnostics.addAll(consequences.chores());
        diagnostics.add(Diagnostic.note("live", consequences.live().toString(), network.location()));
        List<Dropped> dropped = List.copyOf(losses.dropped());
        change = new NetworkChange(
                name(),
                words(from, oldSource()),
                words(to, source()),
                network.location(),
                kept(),
                List.copyOf(added),
                dropped,
                consequences.live());
    }

    private static String words(NetworkMode mode, @Nullable String source) {
        return source == null ? mode.word() : mode + " " + source;
    }

    /** The bridge or the first device that the network was on; null if it names none. */
    @Nullable
    String oldSource() {
        Element forward = network.child("forward");
        if (forward == null || from.isHostBridge() || from.isOwnBridge()) {
            return network.attribute("bridge", "name");
        }
        for (String name : POOL) {
            Element device = forward.child(name);
            if (device != null) {
                return device.attribute("dev") == null
                        ? String.valueOf(PciAddress.of(device))
                        : device.attribute("dev");
            }
        }
        return forward.attribute("dev");
    }

    private List<String> kept() {
        List<String> kept = new ArrayList<>();
        for (Draft child : draft.children()) {
            if (!child.isChanged()) {
                kept.add(child.origin().name());
            }
        }
        return kept;
    }

    /** Why the network cannot be so; null if it can. */
    private @Nullable String refusal() {
        for (String name : List.of("forward", "bridge")) {
            if (network.children(name).size() > 1) {
                return "the network '" + name() + "' has more than one <" + name
                        + ">, of which libvirt reads the first:" + " leave one";
            }
        }
        for (Part part : goal.least()) {
            Judgement judgement = judge.one(part.name(), Shape.PART, part);
            if (judgement != null && !judgement.keeps()) {
                return part.name() + ": " + judgement.reason();
            }
        }
        if (to.needsIp(libvirt) && network.child("ip") == null) {
            return to + " needs an <ip>, and the network '" + name() + "' has none";
        }
        return null;
    }

    /** Takes away the pool that the network leaves; the first device gives its place to the new one. */
    private void leaveDevices() {
        Draft forward = draft.child("forward");
        boolean toPool = !to.isOwnBridge() && !to.isHostBridge();
        boolean fromPool = from.compareTo(NetworkMode.DIRECT_BRIDGE) >= 0;
        if (forward == null || (!toPool && !fromPool)) {
            return;
        }
        Part wanted = toPool ? goal.forward() : null;
        if (wanted != null && goal.holdsDevice(forward)) {
            return;
        }
        String heir = wanted == null ? "" : wanted.children().get(0).name();
        Draft first = forward.child(heir);
        List<String> gone = new ArrayList<>();
        for (Draft device : forward.children()) {
            String name = device.origin().name();
            if (device.origin().is(name) && POOL.contains(name)) {
                gone.add(Summary.of(device.origin()));
                if (!name.equals(heir) || device != first) {
                    forward.remove(device);
                }
            }
        }
        String dev = forward.attribute("dev");
        String source = target.source();
        if (to.isDirect() && dev != null && source != null) {
            forward.set("dev", source);
        } else if (fromPool && dev != null) {
            forward.remove("dev");
            if (gone.isEmpty()) {
                gone.add("forward " + Summary.of("dev", dev));
            }
        }
        boolean replaced = forward.child(heir) != null && gone.size() == 1;
        if (!replaced && !gone.isEmpty()) {
            losses.add(
                    Loss.NOTE,
                    "pool",
                    (gone.size() > 1 ? "the pool of " : "") + String.join(", ", gone),
                    Verdict.Word.REFUSED,
                    "the network leaves it for " + (wanted == null ? "mode " + to : target.source()),
                    forward.origin().location());
        }
    }

    /** A bridge of the host is not one that libvirt could make. */
    private void leaveBridge() {
        Draft bridge = draft.child("bridge");
        if (bridge == null || bridge.attribute("name") == null || !from.isHostBridge() || to.isHostBridge()) {
            return;
        }
        if (to.isOwnBridge()) {
            losses.add(
                    Loss.NOTE,
                    "name",
                    "bridge " + Summary.of(bridge, "name"),
                    Verdict.Word.REFUSED,
                    "it is a bridge of the host, and on " + to + " libvirt makes its own",
                    bridge.origin().location("name"));
        }
        bridge.remove("name");
        if (bridge.isBare()) {
            draft.remove(bridge);
        }
    }

    private void write() {
        for (Part part : goal.least()) {
            Draft there = draft.child(part.name());
            boolean free = part.name().equals("bridge") && to == from && target.takesAnySource();
            if (there == null) {
                draft.add(part, ORDER);
                if (!part.name().equals("forward") && !part.name().equals("bridge")) {
                    added.add(part.toString());
                }
            } else if (part.name().equals("vlan")) {
                Merge.putExactly(part, there, losses);
            } else if (part.name().equals("forward") && !part.children().isEmpty() && goal.holdsDevice(there)) {
                part.attributes().forEach(there::set);
            } else if (!free) {
                Merge.put(part, there);
            }
        }
        if (to == NetworkMode.ISOLATED && from != to) {
            removeForward();
        }
        if (target.isAssumed() && to.isHostBridge() && to != from) {
            note("assumed-source", "source " + target.source() + " is assumed");
        }
    }

    /** The table has taken all that it knows; what is left is newer than it. */
    private void removeForward() {
        Draft forward = draft.child("forward");
        if (forward == null) {
            return;
        }
        for (String name : forward.attributeNames()) {
            if (!name.equals("mode")) {
                loseUnknown("forward " + Summary.of(forward, name), forward);
            }
        }
        for (Draft child : forward.children()) {
            loseUnknown(Summary.of(child.origin()), child);
        }
        draft.remove(forward);
    }

    private void loseUnknown(String text, Draft bearer) {
        losses.add(
                Loss.WARNING,
                "forward",
                text,
                Verdict.Word.REFUSED,
                "an isolated network has no <forward>",
                bearer.origin().location());
    }

    private void note(String id, String message) {
        diagnostics.add(Diagnostic.note(id, message, network.location()));
    }
}
