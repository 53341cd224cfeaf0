package dev.xmlnet.dhcp.dhcpd;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.dhcp.Subnets;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Edit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The edits of one file. */
final class DhcpdEdits {
    private final ServerText file;
    private final HostLayout layout;
    private final List<DhcpdHost> hosts;
    private final Subnets subnets;
    private final List<Edit> edits = new ArrayList<>();
    private final IdentityHashMap<ServedSubnet, DhcpdHost> lastOfSubnet = new IdentityHashMap<>();
    private final Set<String> labels = new HashSet<>();
    private int unseen;

    /**
     * Begins without any.
     *
     * @param hosts of all files
     */
    DhcpdEdits(ServerText file, List<DhcpdHost> hosts, Subnets subnets) {
        this.file = file;
        this.layout = new HostLayout(file.source());
        this.hosts = hosts;
        this.unseen = hosts.size();
        this.subnets = subnets;
    }

    /** Changes the addresses of a host in place; its label stays. */
    void change(DhcpdHost host, Reservation wanted) throws RefusedException {
        Scope network = host.scope().network();
        for (IpAddress address : wanted.addresses()) {
            DhcpdHost.Fixed fixed = address.isIpv6() ? host.fixed6() : host.fixed();
            if (fixed == null) {
                edits.add(layout.addition(host, fixed(address)));
            } else if (!fixed.isOne()) {
                String problem = fixed.addresses().isEmpty() ? "a name for its address" : "several addresses";
                throw refusal(
                        "several-addresses",
                        wanted.clients().get(0) + " has " + problem + "; change it by hand",
                        fixed.only().start());
            } else if (network != null && !network.holds(address)) {
                throw refusal(
                        "other-subnet",
                        wanted.clients().get(0) + " is reserved in another subnet; release it first",
                        host.block().start());
            } else if (!fixed.addresses().get(0).equals(address)) {
                edits.add(new Edit(fixed.only(), address.toString()));
            }
        }
    }

    private RefusedException refusal(String id, String message, int offset) {
        return new RefusedException(Remark.error(id, message, file.at(offset)));
    }

    private static String fixed(IpAddress address) {
        return (address.isIpv6() ? "fixed-address6 " : "fixed-address ") + address + ";";
    }

    /** Adds a host beside the last that is like it: of the same subnet, else of none. */
    void add(Reservation wanted) {
        DhcpdHost model = null;
        for (IpAddress address : wanted.addresses()) {
            ServedSubnet subnet = subnets.of(address);
            model = model == null && subnet != null ? lastOf(subnet) : model;
        }
        model = model == null ? lastOfNone() : model;
        Client client = wanted.clients().get(0);
        List<String> statements = new ArrayList<>();
        if (client.mac() != null) {
            statements.add("hardware ethernet " + client.mac() + ";");
        }
        if (client.duid() != null) {
            statements.add("host-identifier option dhcp6.client-id " + client.duid() + ";");
        }
        if (client.clientId() != null && client.mac() == null) {
            statements.add("option dhcp-client-identifier " + client.clientId() + ";");
        }
        wanted.addresses().forEach(address -> statements.add(fixed(address)));
        String label = wanted.name() == null ? free("guest-" + identity(client)) : wanted.name();
        edits.add(model == null ? layout.atEnd(label, statements) : layout.behind(model, label, statements));
    }

    /** Returns hexadecimal digits alone. */
    private static String identity(Client client) {
        String identity = client.mac() != null ? client.mac().toString() : client.duid();
        return (identity == null ? String.valueOf(client.clientId()) : identity).replace(":", "");
    }

    private String free(String label) {
        if (labels.isEmpty()) {
            hosts.forEach(host -> labels.add(host.reservation().name()));
        }
        String free = label;
        for (int i = 2; !labels.add(free); i++) {
            free = label + "-" + i;
        }
        return free;
    }

    /** Returns the last host of this file with an address of a subnet, where that may stand; null if there is none. */
    private @Nullable DhcpdHost lastOf(ServedSubnet subnet) {
        while (!lastOfSubnet.containsKey(subnet) && unseen > 0) {
            DhcpdHost host = hosts.get(--unseen);
            Scope network = host.scope().network();
            for (IpAddress address : isHere(host) ? host.reservation().addresses() : List.<IpAddress>of()) {
                ServedSubnet holding = subnets.of(address);
                if (holding != null && (network == null || network.holds(address))) {
                    lastOfSubnet.putIfAbsent(holding, host);
                }
            }
        }
        return lastOfSubnet.get(subnet);
    }

    private boolean isHere(DhcpdHost host) {
        return host.reservation().where().path().equals(file.path());
    }

    /** Returns the last host of this file that stands in no subnet; null if there is none. */
    private @Nullable DhcpdHost lastOfNone() {
        for (int i = hosts.size() - 1; i >= 0; i--) {
            if (isHere(hosts.get(i)) && hosts.get(i).scope().network() == null) {
                return hosts.get(i);
            }
        }
        return null;
    }

    /** Takes a host away. */
    void remove(DhcpdHost host) {
        edits.add(new Edit(layout.lines(host.block()), ""));
    }

    List<Edit> all() {
        return edits;
    }
}
