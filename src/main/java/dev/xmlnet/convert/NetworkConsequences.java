package dev.xmlnet.convert;

import dev.xmlnet.convert.InterfaceChange.Live;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a change of a network means outside the file. */
final class NetworkConsequences {
    private static final int MOST_NAMED = 5;

    private final NetworkConversion conversion;
    private final Draft after;
    private final NetworkMode from;
    private final NetworkMode to;
    private final Location location;
    private final List<Diagnostic> notes = new ArrayList<>();

    /** Of a conversion that has been done. */
    NetworkConsequences(NetworkConversion conversion, Draft after) {
        this.conversion = conversion;
        this.after = after;
        this.from = conversion.from();
        this.to = conversion.to();
        this.location = conversion.network().location();
    }

    /** That a running network keeps what it was started with, and what to type. */
    Live live() {
        String name = ShellWord.argument("--network", conversion.exactName());
        boolean hasUuid = conversion.network().child("uuid") != null;
        // networkShutdownNetwork takes libvirt's own bridge away, and nothing else.
        String guests = from.isOwnBridge()
                ? "which cuts its running guests off until they are started anew"
                : "while its running guests stay where they are until they are started anew";
        return new Live(
                false,
                "a running network stays what it was started as",
                Consequences.define("`virsh net-define FILE`", hasUuid, "`virsh net-uuid " + name + "`")
                        + ", then `virsh net-destroy " + name + "` and `virsh net-start " + name + "`, " + guests);
    }

    /** What the person must now see to. */
    List<Diagnostic> chores() {
        if (after.child("ip") == null && conversion.network().child("ip") != null) {
            addresses();
        }
        boolean moves = !to.isOwnBridge() && !Objects.equals(conversion.source(), conversion.oldSource());
        if (from != to || moves) {
            arrival(conversion.source());
        }
        return notes;
    }

    private void addresses() {
        List<String> reserved = reservations();
        if (!reserved.isEmpty()) {
            boolean one = reserved.size() == 1;
            String named = String.join(", ", reserved.subList(0, Math.min(MOST_NAMED, reserved.size())));
            note(
                    "static-lease",
                    reserved.size() + (one ? " DHCP reservation goes (" : " DHCP reservations go (") + named
                            + (reserved.size() > MOST_NAMED ? ", ..." : "")
                            + (one ? "): its guest gets" : "): their guests get") + " another address");
        }
        note(
                "addresses",
                "the guests of this network get their addresses, gateway and DNS from elsewhere now, and the host has"
                        + " no address on it");
    }

    /** Each as its MAC address, id or name, and its IP address. */
    private List<String> reservations() {
        List<String> found = new ArrayList<>();
        for (Element ip : conversion.network().children("ip")) {
            for (Element dhcp : ip.children("dhcp")) {
                for (Element host : dhcp.children("host")) {
                    String who = host.attribute("mac") == null ? host.attribute("id") : host.attribute("mac");
                    found.add((who == null ? host.attribute("name") : who) + " " + host.attribute("ip"));
                }
            }
        }
        return found;
    }

    private void arrival(@Nullable String source) {
        switch (to) {
            case BRIDGE ->
                note("host-bridge", "the host needs bridge " + source + "; attach a NIC to it for LAN access");
            case OVS ->
                note(
                        "host-bridge",
                        "the host needs Open vSwitch bridge " + source + "; make it by ovs-vsctl add-br "
                                + (source == null ? "NAME" : ShellWord.of(source)));
            case ROUTE, OPEN ->
                note("way-back", "the routers of the LAN need a route to this network, by way of the host");
            case DIRECT_BRIDGE, PRIVATE, VEPA, PASSTHROUGH -> direct(source);
            case HOSTDEV ->
                note(
                        "host-device",
                        source + " must be a virtual function of the host, else libvirt refuses the network; it serves"
                                + " one running guest, whose memory is locked and which cannot migrate live");
            default -> {
                // libvirt makes all that nat and isolated need.
            }
        }
        boolean filtered = from.isOwnBridge() || from == NetworkMode.BRIDGE;
        if (filtered && !to.isOwnBridge() && to != NetworkMode.BRIDGE) {
            note(
                    "filterref",
                    "a guest on this network that has a <filterref> no longer starts; libvirt cannot filter on " + to);
        }
    }

    private void direct(@Nullable String source) {
        note("host-unreachable", "the guests and the host cannot reach each other over macvtap");
        if (to == NetworkMode.PASSTHROUGH) {
            note("shared-nic", "one running guest takes all of " + source);
        } else if (source != null) {
            Consequences.warnOfWireless(source, location, notes);
        }
    }

    private void note(String id, String message) {
        notes.add(Diagnostic.note(id, message, location));
    }
}
