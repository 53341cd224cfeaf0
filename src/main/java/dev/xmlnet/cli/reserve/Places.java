package dev.xmlnet.cli.reserve;

import dev.xmlnet.dhcp.Pool;
import dev.xmlnet.dhcp.ServerFacts;
import dev.xmlnet.dhcp.ServerKind;
import dev.xmlnet.dhcp.conflict.Placed;
import dev.xmlnet.dhcp.conflict.Server;
import dev.xmlnet.dhcp.wish.Nic;
import dev.xmlnet.dhcp.wish.Wish;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which server is to fulfil a wish. */
final class Places {
    private final List<Net> nets;
    private final Goal goal;
    private final @Nullable Server file;
    private final Server unknown;

    /**
     * Knows the servers.
     *
     * @param file the configuration that is changed; null if there is none
     */
    Places(List<Net> nets, Goal goal, @Nullable Server file) {
        this.nets = nets;
        this.goal = goal;
        this.file = file;
        ServerFacts nothing = new ServerFacts(List.of(), List.of(), List.of(), List.of());
        // Inside the guest nothing of a server's laws holds but those that hold for each.
        unknown = new Server(goal.server() == null ? ServerKind.DHCPD : goal.server(), goal.word(), nothing);
    }

    /** True if the network of an interface can have an address. */
    boolean fits(Nic nic, IpAddress address) {
        return nets.stream()
                .anyMatch(net ->
                        net.xml().name().equals(nic.network()) && net.server().subnetOf(address) != null);
    }

    /** Returns the network of an interface among the inputs; null if it is not there. */
    @Nullable
    Net netOf(@Nullable Nic nic) {
        for (Net net : nets) {
            if (nic != null && net.xml().name().equals(nic.network())) {
                return net;
            }
        }
        return null;
    }

    /** True if a server is known with its addresses. */
    boolean anySubnet() {
        return nets.stream().anyMatch(net -> !net.server().facts().subnets().isEmpty())
                || (file != null && !file.facts().subnets().isEmpty());
    }

    /** Returns the first range of which nobody tells the subnet; null if there is none. */
    @Nullable
    Pool withoutSubnet() {
        return file == null || file.facts().pools().isEmpty()
                ? null
                : file.facts().pools().get(0);
    }

    /** Returns the server of an interface that has no address yet; null if none of the inputs serves it. */
    @Nullable
    Server serverOf(Nic nic) {
        Net net = netOf(nic);
        boolean ofLibvirt = net != null && net.xml().mayServe();
        if (file != null) {
            return ofLibvirt ? null : file;
        }
        return net != null && ofLibvirt ? net.server() : null;
    }

    /**
     * Returns the server of a wish.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     */
    Placed place(Wish wish) {
        if (goal.isLibvirt()) {
            return new Placed(wish, net(wish).server());
        } else if (goal.way() == Goal.Way.GUEST) {
            Net net = netOf(wish.nic());
            List<Net> holding = wish.nic() == null ? holding(wish.address()) : List.of();
            return new Placed(
                    wish,
                    net != null
                            ? net.server()
                            : holding.size() == 1 ? holding.get(0).server() : unknown);
        }
        return new Placed(wish, file == null ? unknown : file);
    }

    private Net net(Wish wish) {
        Nic nic = wish.nic();
        if (nic == null) {
            return netOf(wish.address());
        } else if (nic.network() == null) {
            throw new IllegalArgumentException(
                    nic.called() + " is on no libvirt network; reserve at the server of its LAN, by another --to");
        }
        Net net = netOf(nic);
        if (net == null) {
            throw new IllegalArgumentException(
                    "network '" + nic.network() + "' of " + nic.called() + " is not among the inputs; name its file");
        }
        return serving(net);
    }

    private static Net serving(Net net) {
        if (!net.xml().mayServe()) {
            NetworkMode mode = net.xml().mode();
            throw new IllegalArgumentException(net.server().name() + " (" + (mode == null ? "?" : mode)
                    + ") has no DHCP of libvirt; reserve at the server of its LAN, by another --to");
        }
        return net;
    }

    private Net netOf(IpAddress address) {
        List<Net> holding = holding(address);
        if (holding.size() > 1) {
            throw new IllegalArgumentException(address + " is in a subnet of "
                    + String.join(
                            " and ",
                            holding.stream().map(net -> net.server().name()).toList())
                    + "; name one of them");
        } else if (holding.size() == 1) {
            return holding.get(0);
        } else if (nets.size() == 1) {
            return serving(nets.get(0));
        }
        throw new IllegalArgumentException(
                nets.isEmpty()
                        ? "no network is among the inputs; name its file, or use another --to"
                        : address + " is in no subnet of the networks given; use another address");
    }

    private List<Net> holding(IpAddress address) {
        return nets.stream()
                .filter(net -> net.xml().mayServe() && net.server().subnetOf(address) != null)
                .toList();
    }
}
