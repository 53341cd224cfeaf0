package dev.xmlnet.host.needs;

import dev.xmlnet.host.needs.Uses.GuestUses;
import dev.xmlnet.host.needs.Uses.NetworkUses;
import dev.xmlnet.host.needs.Uses.Port;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the guests and networks of all files together need of their host. */
public final class HostNeeds {
    private final Map<String, NetworkUses> networks = new LinkedHashMap<>();
    private final Set<String> ownBridges = new HashSet<>();
    private boolean makesUnnamed;
    private final Map<Use, Count> counts = new HashMap<>();
    private final Map<String, Integer> portsOf = new HashMap<>();
    private final Set<String> unknown = new TreeSet<>();

    /** Who takes one thing, while they are counted. */
    private static final class Count {
        private int guests;
        private int ports;
        private int networks;
        private @Nullable Place port;
        private @Nullable Place network;
    }

    private HostNeeds() {}

    /** Counts; of two networks with one name the first is the one that guests are on. */
    public static HostNeeds of(List<Uses> files) {
        HostNeeds needs = new HostNeeds();
        for (Uses file : files) {
            for (NetworkUses network : file.networks()) {
                needs.add(network);
            }
        }
        files.forEach(file -> file.guests().forEach(needs::add));
        return needs;
    }

    private void add(NetworkUses network) {
        networks.putIfAbsent(network.name(), network);
        if (network.bridge() != null) {
            ownBridges.add(network.bridge());
        } else {
            makesUnnamed |= network.mode() != null && network.mode().isOwnBridge();
        }
        for (Use use : network.uses()) {
            Count count = count(use);
            count.networks++;
            count.network = count.network == null ? network.place() : count.network;
        }
    }

    private void add(GuestUses guest) {
        Set<Use> all = new LinkedHashSet<>();
        for (Port port : guest.ports()) {
            for (Use use : uses(port)) {
                Count count = count(use);
                count.ports++;
                count.port = count.port == null ? port.place() : count.port;
                all.add(use);
            }
        }
        all.forEach(use -> count(use).guests++);
    }

    private List<Use> uses(Port port) {
        if (port.network() == null) {
            return port.use() == null ? List.of() : List.of(port.use());
        }
        NetworkUses network = networks.get(port.network());
        if (network == null) {
            unknown.add(port.network());
            return List.of();
        }
        portsOf.merge(network.name(), 1, Integer::sum);
        return network.uses();
    }

    private Count count(Use use) {
        return counts.computeIfAbsent(use, none -> new Count());
    }

    /** Returns all by kind and name, but for the bridges that networks among the files make. */
    public List<Need> all() {
        List<Need> all = new ArrayList<>();
        counts.forEach((use, count) -> {
            Place example = count.port == null ? count.network : count.port;
            if (example != null && !isMadeHere(use)) {
                all.add(new Need(use.what(), use.name(), count.guests, count.ports, count.networks, example));
            }
        });
        all.sort(Comparator.comparing(Need::what).thenComparing(Need::name));
        return all;
    }

    /** A network without a name for its bridge gets the first free of virbr0, virbr1 and so on. */
    private boolean isMadeHere(Use use) {
        return use.what() == What.BRIDGE
                && (ownBridges.contains(use.name())
                        || (makesUnnamed && use.name().startsWith("virbr")));
    }

    /** Returns the names of networks that guests are on and no file defines; nobody knows what they need. */
    public Set<String> unknownNetworks() {
        return unknown;
    }

    /** Returns the networks, in order. */
    Iterable<NetworkUses> networks() {
        return networks.values();
    }

    /** Returns how many interfaces are on a network. */
    int portsOf(NetworkUses network) {
        return portsOf.getOrDefault(network.name(), 0);
    }
}
