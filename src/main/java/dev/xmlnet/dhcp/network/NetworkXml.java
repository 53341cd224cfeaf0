package dev.xmlnet.dhcp.network;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.HexBytes;
import dev.xmlnet.dhcp.Pool;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.ServerFacts;
import dev.xmlnet.dhcp.ServerFile;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Patch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code <network>} of a libvirt network, as the configuration of its DHCP server. */
public final class NetworkXml implements ServerFile {
    private static final List<String> ORDER_IN_IP = List.of("tftp", "dhcp");
    private static final List<String> ORDER_IN_DHCP = List.of("range", "host");

    private final String path;
    private final Element network;

    /**
     * Reads it when it is asked.
     *
     * @param path of its file, for places
     * @param network the element
     */
    public NetworkXml(String path, Element network) {
        this.path = path;
        this.network = network;
    }

    /** The path of its file. */
    public String path() {
        return path;
    }

    /** The network's name; {@code ?} if it has none. */
    public String name() {
        Element name = network.child("name");
        return name == null ? "?" : name.content();
    }

    /** The element. */
    public Element element() {
        return network;
    }

    /** How it reaches out; null if this version does not know its forward mode. */
    public @Nullable NetworkMode mode() {
        return NetworkMode.of(network);
    }

    /** True if libvirt runs a DHCP server for it where it is told to: it has a bridge of libvirt's, and an address. */
    public boolean mayServe() {
        NetworkMode mode = mode();
        return mode != null && mode.isOwnBridge() && network.child("ip") != null;
    }

    /** True if it is from a dump of the running network that guests are connected to. */
    public boolean isKnownToRun() {
        return network.attribute("connections") != null;
    }

    /** True if its dnsmasq answers questions for names. */
    public boolean answersNames() {
        Element dns = network.child("dns");
        return mayServe() && (dns == null || !"no".equals(dns.attribute("enable")));
    }

    /** True if something is reserved for a MAC address, or for the DUID that is made of it. */
    public boolean knows(MacAddress mac) {
        return facts().reservations().stream()
                .flatMap(one -> one.clients().stream())
                .anyMatch(
                        client -> mac.equals(client.mac()) || Client.duidOf(mac).equals(client.duid()));
    }

    @Override
    public ServerFacts facts() {
        List<ServedSubnet> subnets = new ArrayList<>();
        List<Reservation> reservations = new ArrayList<>();
        for (Element ip : network.children("ip")) {
            IpAddress host = IpAddress.of(ip.attribute("address"));
            IpBlock block = block(ip);
            if (host != null && block != null) {
                subnets.add(new ServedSubnet(block, List.of(host), pools(ip), whence(ip)));
            }
            for (Element entry : hosts(ip)) {
                reservations.add(reservation(entry));
            }
        }
        return new ServerFacts(subnets, List.of(), reservations, List.of());
    }

    /** Returns the addresses of an {@code <ip>}; null if libvirt ignores it. */
    static @Nullable IpBlock block(Element ip) {
        IpAddress host = IpAddress.of(ip.attribute("address"));
        if (host == null) {
            return null;
        }
        IpAddress mask = IpAddress.of(ip.attribute("netmask"));
        String prefix = ip.attribute("prefix");
        int length = prefix != null && prefix.matches("[0-9]{1,3}")
                ? Integer.parseInt(prefix)
                : mask != null && !mask.isIpv6() ? mask.maskLength() : 0;
        length = length == 0 ? host.defaultPrefix() : length;
        return length < 1 || length > host.bits() ? null : IpBlock.of(host, length);
    }

    private List<Pool> pools(Element ip) {
        List<Pool> pools = new ArrayList<>();
        for (Element dhcp : ip.children("dhcp")) {
            for (Element range : dhcp.children("range")) {
                IpAddress start = IpAddress.of(range.attribute("start"));
                IpAddress end = IpAddress.of(range.attribute("end"));
                if (start != null && end != null) {
                    pools.add(new Pool(IpRange.of(start, end), whence(range)));
                }
            }
        }
        return pools;
    }

    static List<Element> hosts(Element ip) {
        List<Element> hosts = new ArrayList<>();
        ip.children("dhcp").forEach(dhcp -> hosts.addAll(dhcp.children("host")));
        return hosts;
    }

    private Reservation reservation(Element host) {
        IpAddress address = IpAddress.of(host.attribute("ip"));
        String name = host.attribute("name");
        Client client = new Client(mac(host), duid(host), null, name);
        return new Reservation(List.of(client), address == null ? List.of() : List.of(address), name, whence(host));
    }

    static @Nullable MacAddress mac(Element host) {
        return MacAddress.of(MacAddress.printed(host.attribute("mac")));
    }

    /** Returns the DUID of an entry in the one form of {@link Client}; what is none as it is. */
    static @Nullable String duid(Element host) {
        String id = host.attribute("id");
        return id == null || HexBytes.of(id) == null ? id : HexBytes.of(id);
    }

    private Whence whence(Element element) {
        return new Whence(path, element.location());
    }

    @Override
    public Merge merge(List<Reservation> wanted) throws RefusedException {
        HostChanges changes = new HostChanges(this);
        for (Reservation one : wanted) {
            changes.add(one);
        }
        return new Merge(patch(changes.all()), changes.notes());
    }

    @Override
    public Merge release(List<Client> clients) throws RefusedException {
        HostChanges changes = new HostChanges(this);
        for (Client one : clients) {
            changes.remove(one);
        }
        return new Merge(patch(changes.all()), changes.notes());
    }

    private Patch patch(List<HostChange> changes) {
        Draft draft = Draft.of(network);
        for (Draft ip : draft.children()) {
            List<HostChange> here =
                    changes.stream().filter(one -> one.ip() == ip.origin()).toList();
            if (!here.isEmpty()) {
                edit(ip, here);
            }
        }
        List<Edit> edits = new ArrayList<>();
        for (Edit edit : draft.edits()) {
            edits.add(quoted(edit));
        }
        return Patch.of(network.source(), edits);
    }

    /** A new entry has the quotes of the last that is there, as it has its indentation. */
    private Edit quoted(Edit edit) {
        String last = null;
        for (Element ip : network.children("ip")) {
            for (Element host : hosts(ip)) {
                last = host.span().of(network.source().text());
            }
        }
        boolean adds = edit.replacement().contains("<host ");
        if (last == null || !adds || edit.replacement().indexOf('"') >= 0 || last.indexOf('"') < 0) {
            return edit;
        }
        boolean doubled = last.indexOf('\'') < 0 || last.indexOf('"') < last.indexOf('\'');
        return doubled ? new Edit(edit.span(), edit.replacement().replace('\'', '"')) : edit;
    }

    private static void edit(Draft ip, List<HostChange> changes) {
        List<Part> coming = new ArrayList<>();
        for (HostChange change : changes) {
            if (change.old() == null && change.now() != null) {
                coming.add(change.now());
            }
        }
        for (Draft dhcp : ip.children()) {
            if (dhcp.origin().is("dhcp")) {
                editHosts(dhcp, changes);
            }
        }
        Draft dhcp = ip.child("dhcp");
        if (dhcp != null) {
            coming.forEach(part -> dhcp.add(part, ORDER_IN_DHCP));
        } else if (!coming.isEmpty()) {
            ip.add(Part.of("dhcp").with(coming.toArray(Part[]::new)), ORDER_IN_IP);
        }
        boolean goes = changes.stream().anyMatch(change -> change.now() == null);
        if (dhcp != null && goes && dhcp.isBare()) {
            ip.remove(dhcp);
        }
    }

    private static void editHosts(Draft dhcp, List<HostChange> changes) {
        for (Draft host : dhcp.children()) {
            for (HostChange change : changes) {
                var now = change.now();
                if (change.old() == host.origin() && now == null) {
                    dhcp.remove(host);
                } else if (change.old() == host.origin() && now != null) {
                    now.attributes().forEach((name, value) -> {
                        if (!value.equals(host.attribute(name))) {
                            host.set(name, value);
                        }
                    });
                }
            }
        }
    }
}
