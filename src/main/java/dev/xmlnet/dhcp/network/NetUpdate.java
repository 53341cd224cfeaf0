package dev.xmlnet.dhcp.network;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The commands that change a network of libvirt's without a restart. A reservation is changed by a delete of the whole old one and an add
 * of the new: {@code modify}, and a delete by a part, take the first that shares an attribute (virNetworkDefUpdateIPDHCPHost).
 */
@SuppressWarnings("ReferenceEquality") // Two entries may say the very same.
public final class NetUpdate {
    private static final List<String> IDENTITY = List.of("mac", "id", "name", "ip");

    private final NetworkXml network;
    private final boolean live;

    /**
     * Commands for a network.
     *
     * @param live true if it runs for certain; the call changes nothing at all where it does not
     */
    public NetUpdate(NetworkXml network, boolean live) {
        this.network = network;
        this.live = live || network.isKnownToRun();
    }

    /**
     * Lines for a shell, and what they mean.
     *
     * @param lines without line ends, in the order in which they are to be run
     * @param notes at places in the network's file
     */
    public record Commands(List<String> lines, List<Remark> notes) {
        public Commands {
            lines = List.copyOf(lines);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Returns the commands that fulfil reservations.
     *
     * @throws RefusedException as {@link NetworkXml#merge}, or if a delete would take another entry
     */
    public Commands add(List<Reservation> wanted) throws RefusedException {
        HostChanges changes = new HostChanges(network);
        for (Reservation one : wanted) {
            changes.add(one);
        }
        return commands(changes);
    }

    /**
     * Returns the commands that take the reservations of clients away.
     *
     * @throws RefusedException as {@link NetworkXml#release}, or if a delete would take another entry
     */
    public Commands release(List<Client> clients) throws RefusedException {
        HostChanges changes = new HostChanges(network);
        for (Client one : clients) {
            changes.remove(one);
        }
        return commands(changes);
    }

    /** All deletes come first, so that two guests can exchange their addresses. */
    private Commands commands(HostChanges changes) throws RefusedException {
        List<String> lines = new ArrayList<>();
        for (HostChange change : changes.all()) {
            if (change.old() != null) {
                refuseAnother(change, change.old(), changes.all());
                lines.add(line("delete", Part.of(change.old()), change));
            }
        }
        for (HostChange change : changes.all()) {
            if (change.now() != null) {
                lines.add(line("add", change.now(), change));
            }
        }
        return new Commands(lines, changes.notes());
    }

    private String line(String command, Part host, HostChange change) {
        // libvirt looks for the first <ip> with DHCP, which may be of the other family.
        boolean several = network.element().children("ip").size() > 1;
        Element name = network.element().child("name");
        return "virsh net-update "
                + ShellWord.argument("--network", name == null ? "?" : name.text())
                + " " + command + " ip-dhcp-host " + ShellWord.of(doubleQuoted(host))
                + (several ? " --parent-index " + change.index() : "")
                + (live ? " --live" : "") + " --config";
    }

    /** Returns the element as a shell takes it between single quotes without escapes; values have no quotes but as references. */
    private static String doubleQuoted(Part host) {
        StringBuilder out = new StringBuilder("<" + host.name());
        host.attributes()
                .forEach((name, value) -> out.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(value.replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace("\"", "&quot;")
                                .replace("'", "&apos;"))
                        .append('"'));
        if (host.children().isEmpty()) {
            return out.append("/>").toString();
        }
        out.append('>');
        host.children().forEach(child -> out.append(doubleQuoted(child)));
        return out.append("</").append(host.name()).append('>').toString();
    }

    /** libvirt deletes the first entry in which no attribute is another, where one that is absent is like any. */
    private void refuseAnother(HostChange change, Element old, List<HostChange> all) throws RefusedException {
        for (Element host : NetworkXml.hosts(change.ip())) {
            boolean gone = all.stream().anyMatch(one -> one.old() == host && one != change);
            if (host == old) {
                return;
            } else if (!gone && matches(host, old)) {
                throw new RefusedException(Remark.error(
                        "net-update",
                        "virsh net-update would delete this entry for the one at line "
                                + old.location().line() + "; use virsh net-edit",
                        new Whence(network.path(), host.location())));
            }
        }
    }

    private static boolean matches(Element host, Element asked) {
        for (String name : IDENTITY) {
            String one = value(host, name);
            String other = value(asked, name);
            if (one != null && other != null && !one.equals(other)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String value(Element host, String name) {
        String text = host.attribute(name);
        if (text == null) {
            return null;
        }
        return switch (name) {
            case "mac" -> Objects.toString(NetworkXml.mac(host), text);
            case "ip" -> Objects.toString(IpAddress.of(text), text);
            case "id" -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }
}
