package dev.xmlnet.convert;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What only one interface of a guest can have: a device of the host, a name on the host, a MAC address. */
final class Sharing {
    private final Guest guest;
    private final Map<GuestInterface, Merge> merges;
    private final List<Diagnostic> diagnostics;

    /** After a conversion, whose diagnostics what is found is added to. */
    Sharing(Guest guest, Map<GuestInterface, Merge> merges, List<Diagnostic> diagnostics) {
        this.guest = guest;
        this.merges = merges;
        this.diagnostics = diagnostics;
    }

    /** Says what two have of which at least one is converted. */
    void check() {
        if (guest.interfaces().size() == 1 && guest.hostDevices().isEmpty()) {
            return;
        }
        checkDevices();
        checkNics();
        checkMacs();
    }

    private void checkDevices() {
        Map<String, @Nullable GuestInterface> owners = new HashMap<>();
        guest.hostDevices().forEach(address -> owners.put("PCI device " + address, null));
        for (GuestInterface one : guest.interfaces()) {
            Merge merge = merges.get(one);
            for (String device : devices(one, merge)) {
                boolean taken = owners.containsKey(device);
                GuestInterface other = owners.putIfAbsent(device, one);
                if (taken && (merge != null || (other != null && merges.containsKey(other)))) {
                    diagnostics.add(sharing(device, one, other));
                }
            }
        }
    }

    /** The device of the host that it takes for itself, and the name of the tap or macvtap that libvirt makes. */
    private static List<String> devices(GuestInterface one, @Nullable Merge merge) {
        List<String> devices = new ArrayList<>(2);
        Kind kind = merge == null ? one.kind() : merge.target().kind();
        String device = device(one, kind, merge);
        if (device != null) {
            devices.add(device);
        }
        Part target = after(one, merge).child("target");
        String name = target == null ? null : target.attribute("dev");
        boolean made = kind.isBridged() || kind.type().equals("direct") || kind == Kind.ETHERNET;
        if (target != null
                && name != null
                && made
                && ("no".equals(target.attribute("managed")) || !DeviceName.isReserved(name))) {
            devices.add("tap " + name);
        }
        return devices;
    }

    private static @Nullable String device(GuestInterface one, Kind kind, @Nullable Merge merge) {
        return switch (kind) {
            case HOSTDEV ->
                named(
                        "PCI device ",
                        merge == null ? one.source() : merge.target().source());
            case VDPA -> named("vDPA device ", kind.source(after(one, merge)));
            case VHOSTUSER -> named("socket ", kind.source(after(one, merge)));
            default -> null;
        };
    }

    private static Part after(GuestInterface one, @Nullable Merge merge) {
        return merge == null ? Part.of(one.element()) : merge.result();
    }

    private static @Nullable String named(String what, @Nullable String device) {
        return device == null ? null : what + device;
    }

    private Diagnostic sharing(String device, GuestInterface one, @Nullable GuestInterface other) {
        String whose = other == null ? "a <hostdev> of the guest" : "interface " + other.index();
        return Diagnostic.error(
                "shared-device",
                "the " + device + " belongs to " + whose + " already"
                        + (other != null && merges.containsKey(other) ? "; choose one interface" : ""),
                one.element().location());
    }

    /** Macvtap of any mode finds no place on a NIC that another takes whole, and the guest does not start. */
    private void checkNics() {
        Map<String, GuestInterface> owners = new HashMap<>();
        for (GuestInterface one : guest.interfaces()) {
            String nic = kind(one).type().equals("direct") ? kind(one).source(after(one, merges.get(one))) : null;
            GuestInterface other = nic == null ? null : owners.putIfAbsent(nic, one);
            boolean whole = other != null && (kind(one) == Kind.PASSTHROUGH || kind(other) == Kind.PASSTHROUGH);
            if (whole && (merges.containsKey(one) || merges.containsKey(other))) {
                diagnostics.add(sharing("NIC " + nic, one, other));
            }
        }
    }

    private Kind kind(GuestInterface one) {
        Merge merge = merges.get(one);
        return merge == null ? one.kind() : merge.target().kind();
    }

    /** Two interfaces with one MAC are meant only as a failover pair; libvirt does not look. */
    private void checkMacs() {
        Map<String, GuestInterface> owners = new HashMap<>();
        for (GuestInterface one : guest.interfaces()) {
            GuestInterface other = one.mac() == null ? null : owners.putIfAbsent(one.mac(), one);
            boolean converted = merges.containsKey(one) || merges.containsKey(other);
            if (other == null || !converted || (isTeamed(one) && isTeamed(other))) {
                continue;
            }
            String both = "interface " + other.index() + " has the MAC address " + one.mac() + " too, and they are ";
            Location location = one.element().location("address");
            boolean wasPair =
                    one.element().child("teaming") != null && other.element().child("teaming") != null;
            diagnostics.add(
                    wasPair
                            ? Diagnostic.error(
                                    "shared-mac",
                                    both + "no failover pair any more; give one of them another first, or remove one",
                                    location)
                            : Diagnostic.warning(
                                    "shared-mac", both + "no failover pair: one of them needs another", location));
        }
    }

    private boolean isTeamed(GuestInterface one) {
        return after(one, merges.get(one)).child("teaming") != null;
    }
}
