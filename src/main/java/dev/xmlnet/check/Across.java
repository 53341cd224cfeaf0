package dev.xmlnet.check;

import dev.xmlnet.host.facts.Device;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that was given, by what it is called, and where the rules across files put what they find. */
final class Across {
    private final Check check;
    private final Map<String, Ignores> ignores;
    private final List<GuestFacts> guests = new ArrayList<>();
    private final List<NetworkFacts> networks = new ArrayList<>();
    private final Map<String, List<NetworkFacts>> byName = new HashMap<>();
    private final Map<String, List<NetworkFacts>> byBridge = new HashMap<>();
    private final @Nullable Set<String> own;
    private final Map<String, List<Finding>> findings;

    /**
     * Sorts what the files say.
     *
     * @param files in an order that does not depend on the one in which they were given
     * @param own the files of which something is said; null for all
     * @param ignores by path, what comments turn off
     * @param findings by path, where findings are added
     */
    Across(
            Check check,
            List<Facts> files,
            @Nullable Set<String> own,
            Map<String, Ignores> ignores,
            Map<String, List<Finding>> findings) {
        this.check = check;
        this.own = own;
        this.ignores = ignores;
        this.findings = findings;
        for (Facts file : files) {
            guests.addAll(file.guests());
            for (NetworkFacts network : file.networks()) {
                networks.add(network);
                if (network.name() != null) {
                    put(byName, network.name().key(), network);
                }
                if (network.bridge() != null) {
                    put(byBridge, network.bridge().key(), network);
                }
            }
        }
        new Identities(-1).of(networks);
        new Identities(1).of(guests);
        // A copy without a number is of a guest that is told about anyway.
        guests.removeIf(guest -> guest.identity() == 0);
    }

    private static void put(Map<String, List<NetworkFacts>> map, String key, NetworkFacts network) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(network);
    }

    /** What the host has; null if nobody said. */
    @Nullable
    HostFacts host() {
        return check.host();
    }

    /** The device of the host that has a name; null if there is none, or nobody said what the host has. */
    @Nullable Device device(String name) {
        return check.host() == null ? null : check.host().devices().get(name);
    }

    /** The guests, in the order of the files; of one that is given, state and snapshots are not among them. */
    List<GuestFacts> guests() {
        return guests;
    }

    /** The networks, in the order of the files. */
    List<NetworkFacts> networks() {
        return networks;
    }

    /** The names of all networks. */
    Collection<String> names() {
        return byName.keySet();
    }

    /** The network of a name; null if nothing here defines it, or if several do: then it may be any. */
    @Nullable
    NetworkFacts network(String name) {
        List<NetworkFacts> all = byName.get(name);
        return all == null || all.size() > 1 ? null : all.get(0);
    }

    /** The networks that name a bridge. */
    List<NetworkFacts> onBridge(String name) {
        return byBridge.getOrDefault(name, List.of());
    }

    /** The names of the bridges that networks name. */
    Collection<String> bridges() {
        return byBridge.keySet();
    }

    /** Adds a finding of the severity that its rule has; {@code also} is another place that it has to do with, or null. */
    void say(Rule rule, String message, Claim at, @Nullable Claim also) {
        say(rule, rule.severity(), message, at, also);
    }

    /** The same with a severity. */
    void say(Rule rule, Severity severity, String message, Claim at, @Nullable Claim also) {
        say(rule, severity, message, at, also == null ? List.of() : List.of(also), also == null ? 0 : 1);
    }

    /**
     * The same with several other places.
     *
     * @param others the first of them
     * @param all how many there are
     */
    void say(Rule rule, Severity severity, String message, Claim at, List<Claim> others, int all) {
        String path = at.owner().path();
        if (!check.has(rule) || (own != null && !own.contains(path))) {
            return;
        }
        List<Place> also = new ArrayList<>(others.size());
        for (Claim other : others) {
            also.add(other.place());
        }
        Finding finding = new Finding(rule, severity, message, at.location(), "", also, all - also.size(), false);
        // Rules look at once.
        synchronized (findings) {
            Ignores here = ignores.get(path);
            if (here == null || !here.cover(rule, at.location())) {
                findings.computeIfAbsent(path, p -> new ArrayList<>(1)).add(finding);
            }
        }
    }
}
