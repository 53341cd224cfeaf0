package dev.xmlnet.dhcp.network;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What reservations change in the hosts of one network. */
final class HostChanges {
    private final String path;
    private final Element network;
    private final List<Element> ips;
    private final List<HostChange> all = new ArrayList<>();
    private final List<Remark> notes = new ArrayList<>();

    HostChanges(NetworkXml file) {
        path = file.path();
        network = file.element();
        ips = network.children("ip");
    }

    private Whence at(Element element) {
        return new Whence(path, element.location());
    }

    /** The changes, in the order of what was wanted. */
    List<HostChange> all() {
        return List.copyOf(all);
    }

    List<Remark> notes() {
        return List.copyOf(notes);
    }

    /**
     * Adds what fulfils a reservation; nothing for an address that is reserved already.
     *
     * @throws RefusedException if no {@code <ip>} can have it
     */
    void add(Reservation wanted) throws RefusedException {
        for (IpAddress address : wanted.addresses()) {
            add(wanted, address);
        }
    }

    private void add(Reservation wanted, IpAddress address) throws RefusedException {
        Client client = wanted.clients().get(0);
        Element ip = ipOf(address);
        Element old = oldOf(client, address, ip);
        if (old == null) {
            refuseSecondServer(ip, address);
            all.add(new HostChange(ip, ips.indexOf(ip), null, made(client, address, wanted.name(), ip)));
            return;
        }
        Part now = Part.of(old);
        now = address.equals(IpAddress.of(old.attribute("ip"))) ? now : now.with("ip", address.toString());
        now = now.with("name", wanted.name());
        if (!now.equals(Part.of(old))) {
            all.add(new HostChange(ip, ips.indexOf(ip), old, now));
        }
    }

    private Element ipOf(IpAddress address) throws RefusedException {
        Element found = null;
        List<String> blocks = new ArrayList<>();
        for (Element ip : ips) {
            IpBlock block = NetworkXml.block(ip);
            found = found == null && block != null && block.contains(address) ? ip : found;
            blocks.add(String.valueOf(block));
        }
        if (found == null) {
            throw new RefusedException(Remark.error(
                    "outside-subnet",
                    address + " is in no subnet of the network (" + String.join(", ", blocks) + "); use another",
                    at(network)));
        }
        return found;
    }

    /** Returns the entry of a client; null if it has none in that {@code <ip>}. */
    private @Nullable Element oldOf(Client client, IpAddress address, Element ip) throws RefusedException {
        Element found = null;
        for (Element one : ips) {
            for (Element host : NetworkXml.hosts(one)) {
                if (!isOf(host, client, address.isIpv6()) || isIpv6(one) != address.isIpv6()) {
                    continue;
                } else if (one != ip || found != null) {
                    String problem = found == null ? "is in another subnet" : "is the second of this client";
                    throw new RefusedException(Remark.error(
                            "reserved-twice", "this reservation " + problem + "; remove it first", at(host)));
                }
                found = host;
            }
        }
        return found;
    }

    /** Of IPv6 libvirt takes no MAC address, so that a client is known by its DUID, else by the one that its MAC address makes. */
    private static boolean isOf(Element host, Client client, boolean ipv6) {
        MacAddress mac = client.mac();
        if (!ipv6) {
            return mac != null && mac.equals(NetworkXml.mac(host));
        }
        String id = NetworkXml.duid(host);
        return id != null && (id.equals(client.duid()) || (mac != null && id.equals(Client.duidOf(mac))));
    }

    private static boolean isIpv6(Element ip) {
        IpAddress host = IpAddress.of(ip.attribute("address"));
        return host != null && host.isIpv6();
    }

    private void refuseSecondServer(Element ip, IpAddress address) throws RefusedException {
        for (Element other : ips) {
            if (other != ip && isIpv6(other) == address.isIpv6() && other.child("dhcp") != null) {
                throw new RefusedException(Remark.error(
                        "second-dhcp",
                        "libvirt serves DHCP in one subnet of " + address.family() + ", which is "
                                + NetworkXml.block(other) + "; use an address of it",
                        at(ip)));
            }
        }
    }

    private Part made(Client client, IpAddress address, @Nullable String name, Element ip) {
        Part host = Part.of("host");
        if (!address.isIpv6()) {
            host = host.with("mac", Objects.requireNonNull(client.mac()).toString());
        } else if (client.duid() != null) {
            host = host.with("id", client.duid());
        } else {
            MacAddress mac = Objects.requireNonNull(client.mac());
            host = host.with("id", Client.duidOf(mac));
            notes.add(Remark.of(
                    Severity.WARNING,
                    "duid-guess",
                    "DUID " + Client.duidOf(mac) + " is a guess from the MAC address; check it against a lease",
                    at(ip)));
        }
        return host.with("name", name).with("ip", address.toString());
    }

    /**
     * Adds what takes the entries of a client away.
     *
     * @throws RefusedException if it has none
     */
    void remove(Client client) throws RefusedException {
        boolean found = false;
        for (Element ip : ips) {
            for (Element host : NetworkXml.hosts(ip)) {
                if (isOf(host, client, isIpv6(ip))) {
                    all.add(new HostChange(ip, ips.indexOf(ip), host, null));
                    found = true;
                }
            }
        }
        if (!found) {
            throw new RefusedException(
                    Remark.error("not-reserved", "the network reserves nothing for " + client.mac(), at(network)));
        }
    }
}
