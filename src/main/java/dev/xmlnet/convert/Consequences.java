package dev.xmlnet.convert;

import dev.xmlnet.convert.InterfaceChange.Live;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.libvirt.support.Carrier;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change means outside the file: for a running guest, and for the person. */
final class Consequences {
    private static final Set<Carrier> UNCHANGING = EnumSet.of(
            Carrier.HOSTDEV, Carrier.VDPA, Carrier.VHOSTUSER, Carrier.VHOSTUSER_PASST, Carrier.NETWORK_HOSTDEV);

    /** What libvirt's QEMU driver refuses to change on a running guest. */
    private static final List<String> FIXED =
            List.of("mac", "model", "driver", "target", "address", "boot", "rom", "mtu", "backend", "portForward");

    private static final int ETHERNET_MTU = 1500;

    private final Merge merge;
    private final GuestInterface old;
    private final Target target;
    private final Location location;
    private final List<Diagnostic> notes = new ArrayList<>();

    private Consequences(Merge merge) {
        this.merge = merge;
        this.old = merge.old();
        this.target = merge.target();
        this.location = old.element().location();
    }

    /** What redefines, and what it needs: without its UUID libvirt takes a file for another of the same name. */
    static String define(String command, boolean hasUuid, String uuid) {
        return hasUuid
                ? command
                : command + " (if it is defined already, FILE needs the <uuid> that " + uuid + " prints)";
    }

    /** Whether a running guest can take the change (qemuDomainChangeNet of libvirt 10.8). */
    static Live live(Guest guest, Merge merge) {
        String why = obstacle(guest, merge);
        String name = ShellWord.argument("--domain", handle(guest));
        if (why != null) {
            String define = define("`virsh define FILE`", guest.hasUuid(), "`virsh domuuid " + name + "`");
            return new Live(false, why, define + ", then shut the guest down and `virsh start " + name + "`");
        }
        boolean known = merge.after().carrier() != Carrier.NETWORK
                && merge.before() != null
                && merge.before().carrier() != Carrier.NETWORK;
        return new Live(
                true,
                merge.after().carrier().isBridged()
                        ? "the guest stays on a bridge of the host"
                                + (known ? "" : ", if the networks are not pools of devices")
                        : "the connection stays as it is",
                "`virsh update-device " + name + " FILE --live --config` with the new <interface> as FILE");
    }

    /** What virsh knows the guest by: it takes a number for the id of another one that runs. */
    private static String handle(Guest guest) {
        if (guest.isInterface()) {
            return "GUEST";
        }
        String uuid = guest.uuid();
        return uuid != null && isNumber(guest.name()) ? uuid : guest.exactName();
    }

    private static boolean isNumber(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String obstacle(Guest guest, Merge merge) {
        if (!guest.isQemu()) {
            return "only the QEMU driver moves the interface of a running guest";
        } else if (merge.before() == null) {
            return "a running guest can move only between bridges, not from "
                    + merge.old().kind() + " to " + merge.after().where();
        }
        Carrier from = merge.before().carrier();
        Carrier to = merge.after().carrier();
        Part before = Part.of(merge.old().element());
        Part after = merge.result();
        if (UNCHANGING.contains(from) && from == to) {
            return "nothing of a running " + merge.old().kind() + " interface can change";
        } else if (from == to && !from.isBridged()) {
            if (!source(before).equals(source(after))) {
                return "the source of a running " + merge.old().kind() + " interface is fixed";
            }
        } else if (!from.isBridged() || !to.isBridged()) {
            return "a running guest can move only between bridges, not from "
                    + merge.before().where() + " to " + merge.after().where();
        }
        String fixed = changedPart(before, after);
        if (fixed != null) {
            return "<" + fixed + "> of a running guest is fixed";
        }
        String group = before.attribute("source", "portgroup");
        return Objects.equals(group, after.attribute("source", "portgroup"))
                ? null
                : "the portgroup of a running guest is fixed, though libvirt answers success";
    }

    /** The source with the mode that libvirt assumes written out. */
    private static Part source(Part before) {
        Part source = before.child("source");
        if (source == null) {
            return Part.of("source");
        }
        boolean vepa = "direct".equals(before.attribute("type")) && source.attribute("mode") == null;
        return vepa ? source.with("mode", DirectMode.VEPA.word()) : source;
    }

    /** The name of the first part that is fixed and differs; null if there is none. */
    private static @Nullable String changedPart(Part before, Part after) {
        List<Part> old = fixed(before);
        List<Part> now = fixed(after);
        // A name of a running dump is made anew, and libvirt keeps it when the new XML has none.
        if (after.child("target") == null) {
            old.removeIf(part -> part.name().equals("target"));
        }
        for (Part part : old) {
            if (!now.remove(part)) {
                return part.name();
            }
        }
        return now.isEmpty() ? null : now.get(0).name();
    }

    private static List<Part> fixed(Part part) {
        List<Part> fixed = new ArrayList<>();
        for (Part child : part.children()) {
            if (FIXED.contains(child.name())) {
                fixed.add(withoutLiveState(child));
            }
        }
        return fixed;
    }

    /** The address that a running guest has set is no part of its definition. */
    private static Part withoutLiveState(Part part) {
        if (part.attribute("currentAddress") == null) {
            return part;
        }
        Map<String, String> attributes = new LinkedHashMap<>(part.attributes());
        attributes.remove("currentAddress");
        return new Part(part.name(), attributes, part.children(), part.text());
    }

    /** What the person must now see to. */
    static List<Diagnostic> chores(Merge merge, boolean hostAccess) {
        Consequences c = new Consequences(merge);
        if (merge.old().kind() != merge.target().kind()
                || !Objects.equals(merge.old().source(), merge.target().source())) {
            c.leaving();
            c.arriving(hostAccess);
        }
        c.mtu();
        return c.notes;
    }

    private void leaving() {
        if (old.kind() == Kind.NETWORK && old.mac() != null) {
            lease();
        }
        boolean sameName = Objects.equals(old.source(), target.source());
        if (old.kind().type().equals("direct") && target.kind().type().equals("bridge") && sameName) {
            notes.add(Diagnostic.warning(
                    "bridge-is-nic",
                    "'" + old.source() + "' was a NIC: the source of a bridge is a bridge that contains"
                            + " the NIC, never the NIC itself",
                    location));
        }
    }

    /** What the network kept for the guest, as far as its definition is known. */
    private void lease() {
        if (merge.from() == null) {
            note(
                    "static-lease",
                    "any DHCP reservation or DNS name for " + old.mac() + " on network '" + old.source()
                            + "' no longer applies");
            return;
        }
        String address = merge.from().reservations().get(old.mac());
        if (address != null) {
            note(
                    "static-lease",
                    "the DHCP reservation of " + (address.isEmpty() ? "a name" : address) + " for " + old.mac()
                            + " on network '" + old.source() + "' no longer applies");
        }
    }

    private void arriving(boolean hostAccess) {
        String source = merge.to() == null ? target.source() : merge.to().source();
        switch (merge.after().carrier()) {
            case BRIDGE, NETWORK_BRIDGE ->
                note("host-bridge", "the host needs bridge " + source + "; attach a NIC to it for LAN access");
            case OVS, NETWORK_OVS ->
                note(
                        "host-bridge",
                        "the host needs Open vSwitch bridge " + source + "; make it by ovs-vsctl add-br "
                                + (source == null ? "NAME" : ShellWord.of(source)));
            case DIRECT, PASSTHROUGH, NETWORK_DIRECT, NETWORK_PASSTHROUGH -> direct(hostAccess, source);
            case HOSTDEV, NETWORK_HOSTDEV ->
                note(
                        "host-device",
                        "the guest's memory is locked and it cannot migrate live;"
                                + " libvirt sets the MAC only of a virtual function"
                                + (merge.to() == null
                                        ? " (a network with a pool of them keeps host addresses out of the XML)"
                                        : ""));
            case USER ->
                note("inbound", "nothing outside can open a connection to the guest, and ping is" + " limited");
            case PASST -> forwards(merge.result());
            case ETHERNET -> tap(merge.result().attribute("target", "dev"));
            case VHOSTUSER, VHOSTUSER_PASST -> note("host-switch", "a vhost-user switch must serve " + source);
            case NETWORK, NETWORK_OWN, VDPA, SOCKET -> {
                // A network and vDPA need nothing that their definition does not say.
            }
        }
    }

    /** The bridge of a network drops what is larger than its own MTU; macvtap takes none that is larger than its NIC's. */
    private void mtu() {
        String said = merge.result().attribute("mtu", "size");
        if (said == null || merge.to() == null || !said.strip().matches("[0-9]{1,9}")) {
            return;
        }
        int size = Integer.parseInt(said.strip());
        int own = merge.to().mtu();
        if (own > 0 && size > own) {
            notes.add(Diagnostic.warning(
                    "network-mtu",
                    "MTU " + size + " is above the " + own + " of network '" + target.source()
                            + "', which drops larger frames; set one of them to the other",
                    location));
        } else if (size > ETHERNET_MTU && merge.after().carrier().isDirect()) {
            note(
                    "host-mtu",
                    "the NIC of network '" + target.source() + "' must have an MTU of " + size
                            + " or more, or the guest does not start");
        }
    }

    private void tap(@Nullable String name) {
        note(
                "host-tap",
                name == null
                        ? "libvirt makes a tap with a name of its own; something on the host must connect it"
                        : "something on the host must connect the tap " + name);
    }

    private void forwards(Part after) {
        if (after.child("portForward") == null) {
            note("inbound", "without a forwarded port nothing outside can open a connection to the guest");
        }
    }

    private void direct(boolean hostAccess, @Nullable String source) {
        if (!hostAccess) {
            note("host-unreachable", "guest and host cannot reach each other over macvtap");
        }
        String model = merge.result().attribute("model", "type");
        boolean virtio = Kind.isVirtio(model);
        if (virtio && !"yes".equals(merge.draft().attribute("trustGuestRxFilters"))) {
            note(
                    "multicast",
                    "macvtap passes only the multicast that the host knows of; a guest that"
                            + " needs IPv6 or multicast of its own wants trustGuestRxFilters='yes'");
        }
        if (source != null) {
            warnOfWireless(source, location, notes);
        }
    }

    /** Adds a warning if a NIC that macvtap is to stand on looks like Wi-Fi. */
    static void warnOfWireless(String source, Location location, List<Diagnostic> notes) {
        if (DeviceName.looksWireless(source)) {
            notes.add(Diagnostic.warning(
                    "wireless",
                    "'" + source + "' looks like Wi-Fi, whose radio"
                            + " carries one MAC address only: macvtap does not work there",
                    location));
        }
    }

    private void note(String id, String message) {
        notes.add(Diagnostic.note(id, message, location));
    }
}
