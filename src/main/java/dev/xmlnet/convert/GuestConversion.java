package dev.xmlnet.convert;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Device;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Summary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The conversion of one guest, and what only a look at all its interfaces shows. */
final class GuestConversion {
    /** So many interfaces, from the last, may be newer than the one for the host; more would take long to try. */
    private static final int MAY_BE_NEWER = 8;

    private static final int MOST_CONNECTIONS = 3;

    private final Guest guest;
    private final Conversion conversion;
    private final IdentityHashMap<GuestInterface, Merge> merges = new IdentityHashMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<InterfaceChange> changes = new ArrayList<>();

    GuestConversion(Guest guest, Conversion conversion) {
        this.guest = guest;
        this.conversion = conversion;
        run();
    }

    List<Edit> edits() {
        return edits;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    List<InterfaceChange> changes() {
        return changes;
    }

    private void run() {
        if (guest.interfaces().isEmpty()) {
            diagnostics.add(Diagnostic.note(
                    "no-interface",
                    "the guest " + guest.name() + " has no interface",
                    guest.domain().location()));
        }
        checkIndexes();
        boolean selected = false;
        List<Merge> ready = new ArrayList<>();
        for (GuestInterface candidate : guest.interfaces()) {
            Target target = conversion.targetOf(candidate);
            selected |= target != null;
            if (target != null
                    && (target.isNameless() || !Match.isAlreadySo(candidate, target))
                    && !isForHost(candidate)) {
                merge(candidate, target, ready);
            }
        }
        Slots.fit(guest, ready);
        ready.forEach(this::finish);
        if (!selected && !guest.interfaces().isEmpty() && diagnostics.isEmpty()) {
            diagnostics.add(Diagnostic.note(
                    "nothing-selected",
                    "no interface of the guest " + guest.name() + " is selected; it has " + connections(),
                    guest.domain().location()));
        }
        if (!changes.isEmpty()) {
            tellOfNumber();
        }
        new Sharing(guest, merges, diagnostics).check();
        addHostAccess();
    }

    /** What its interfaces are on, for somebody who may have misspelt one. */
    private String connections() {
        List<String> all = guest.interfaces().stream()
                .map(GuestInterface::connection)
                .distinct()
                .toList();
        String first = String.join(", ", all.subList(0, Math.min(MOST_CONNECTIONS, all.size())));
        return all.size() > MOST_CONNECTIONS ? first + " and " + (all.size() - MOST_CONNECTIONS) + " more" : first;
    }

    /** It is not of an interface, so that it stays; libvirt ignores it in a definition. */
    private void tellOfNumber() {
        String number = guest.runningNumber();
        if (number != null) {
            diagnostics.add(Diagnostic.note(
                    "live-state",
                    Summary.of("id", number) + " is the number of a running guest, which libvirt ignores",
                    guest.domain().location("id")));
        }
    }

    /** True for the interface that an earlier run added, so that a second run changes nothing. */
    private boolean isForHost(GuestInterface candidate) {
        return candidate.kind() == Kind.NETWORK
                && candidate.source() != null
                && candidate.source().equals(conversion.hostAccess())
                && (hasNewMac(candidate, candidate.source())
                        || guest.interfaces().stream().anyMatch(this::isDirectAlready));
    }

    /**
     * True if an earlier run made the MAC address up. The others may have been fewer then, and may have got their
     * addresses, which a file need not say, since.
     */
    private boolean hasNewMac(GuestInterface candidate, String network) {
        List<@Nullable String> others = new ArrayList<>();
        guest.interfaces().stream()
                .filter(one -> one.index() != candidate.index())
                .forEach(one -> others.add(one.mac()));
        int stay = Math.max(0, others.size() - MAY_BE_NEWER);
        for (int came = 0; came < 1 << (others.size() - stay); came++) {
            List<@Nullable String> then = new ArrayList<>(others.subList(0, stay));
            for (int i = stay; i < others.size(); i++) {
                if ((came >> (i - stay) & 1) == 0) {
                    then.add(others.get(i));
                }
            }
            if (newMac(network, then).equals(candidate.mac())
                    || newMac(network, Collections.nCopies(then.size(), null)).equals(candidate.mac())) {
                return true;
            }
        }
        return false;
    }

    private boolean isDirectAlready(GuestInterface other) {
        Target target = conversion.targetOf(other);
        return other.kind().type().equals("direct") && target != null && Match.isAlreadySo(other, target);
    }

    private void checkIndexes() {
        int count = guest.interfaces().size();
        for (int index : conversion.indexes()) {
            if (index > count && count > 0) {
                diagnostics.add(Diagnostic.error(
                        "no-such-index",
                        "there is no interface " + index + ": the guest " + guest.name() + " has " + count,
                        guest.interfaces().get(count - 1).element().location()));
            }
        }
    }

    private void merge(GuestInterface candidate, Target target, List<Merge> ready) {
        String refusal = refusal(candidate, target);
        if (refusal != null) {
            diagnostics.add(
                    Diagnostic.error("refused", refusal, candidate.element().location()));
            return;
        }
        Merge merge = new Merge(guest, candidate, target, conversion);
        merges.put(candidate, merge);
        ready.add(merge);
    }

    private void finish(Merge merge) {
        GuestInterface candidate = merge.old();
        Target target = merge.target();
        Location location = candidate.element().location();
        if (target.isAssumed() && !Objects.equals(merge.source(), candidate.source())) {
            diagnostics.add(Diagnostic.note("assumed-source", "source " + target.source() + " is assumed", location));
        }
        edits.addAll(merge.draft().edits());
        diagnostics.addAll(merge.diagnostics());
        Needs.add("interface", merge.judge(), merge.after(), merge.result(), conversion, location, diagnostics);
        diagnostics.addAll(Consequences.chores(merge, conversion.hostAccess() != null));
        InterfaceChange.Live live = Consequences.live(guest, merge);
        diagnostics.add(Diagnostic.note("live", live.toString(), location));
        changes.add(new InterfaceChange(
                guest.name(),
                candidate.index(),
                candidate.mac(),
                target.kind(),
                candidate.connection(),
                target.kind() + (target.source() == null ? "" : " " + merge.source()),
                location,
                merge.kept(),
                merge.added(),
                merge.dropped(),
                live));
    }

    /** Why this guest cannot take a target; null if it can. */
    private @Nullable String refusal(GuestInterface candidate, Target target) {
        if (target.isNameless()) {
            return "the target " + target.forward() + " needs a source: the name of the network";
        }
        if (target.kind() == Kind.VHOSTUSER && !guest.hasSharedMemory()) {
            return "the guest " + guest.name() + " has no shared memory, without which vhost-user moves no"
                    + " packet and libvirt since 11.2 refuses the guest: give it"
                    + " <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking> first";
        }
        String impossible = target.refusal(conversion.libvirt());
        if (impossible != null) {
            return impossible;
        }
        NetworkDefinition known =
                target.kind() == Kind.NETWORK && !target.takesAnySource() ? conversion.network(target.source()) : null;
        if (known == null) {
            return null;
        }
        String group = target.least().attribute("source", "portgroup");
        if (group != null && !known.groups().containsKey(group)) {
            return "the network '" + known.name() + "' has no port group '" + group
                    + "'; add it there, or name another";
        }
        if (known.mode() == null) {
            return null;
        }
        if (target.forward() != null && !known.mode().word().equals(target.forward())) {
            return "the network '" + known.name() + "' is defined with forward mode "
                    + known.mode().forward() + ", not "
                    + target.forward();
        }
        Context context = Context.to(Kind.NETWORK, true, Device.VIRTIO, guest, conversion.libvirt());
        String port = candidate.element().attribute("virtualport", "type");
        return target.refusal(Judge.of(context.on(known, target.least().attribute("source", "portgroup"), port)));
    }

    private void addHostAccess() {
        String network = conversion.hostAccess();
        if (network == null) {
            return;
        }
        GuestInterface last = null;
        for (GuestInterface one : guest.interfaces()) {
            Merge merge = merges.get(one);
            boolean becomes = merge != null && merge.target().kind().type().equals("direct");
            last = becomes || isDirectAlready(one) ? one : last;
            Kind kind = merge == null ? one.kind() : merge.target().kind();
            String source = merge == null ? one.source() : merge.source();
            if (kind == Kind.NETWORK && network.equals(source)) {
                return;
            }
        }
        if (last == null) {
            return;
        } else if (guest.isInterface()) {
            diagnostics.add(Diagnostic.error(
                    "host-access",
                    "an interface alone has no guest to which one for the host could be added; convert the guest",
                    last.element().location()));
            return;
        }
        Part access = Part.of("interface")
                .with("type", "network")
                .with(
                        Part.of("mac").with("address", newMac(network, macs())),
                        Part.of("source").with("network", network),
                        Part.of("model").with("type", "virtio"));
        edits.add(Draft.sibling(last.element(), access));
        diagnostics.add(Diagnostic.note(
                "host-access",
                "an interface on network '" + network + "' is added, over which guest and host" + " reach each other",
                last.element().location()));
    }

    private List<@Nullable String> macs() {
        return guest.interfaces().stream().map(GuestInterface::mac).toList();
    }

    /**
     * A MAC address in QEMU's range that is the same on every run and that the guest does not have.
     *
     * @param taken those of the guest's interfaces, in order; null for one that names none
     */
    private String newMac(String network, List<? extends @Nullable String> taken) {
        for (int attempt = 0; ; attempt++) {
            byte[] hash = sha256(guest.name() + "\0" + taken + "\0" + network + "\0" + attempt);
            String mac = String.format("52:54:00:%02x:%02x:%02x", hash[0], hash[1], hash[2]);
            if (!taken.contains(mac)) {
                return mac;
            }
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
