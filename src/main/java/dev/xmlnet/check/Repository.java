package dev.xmlnet.check;

import dev.xmlnet.dhcp.ServerFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What only a look across files shows. Files are added one after another; of each only what others may contradict is kept. Not
 * safe for many threads.
 */
public final class Repository {
    /** So many guests take longer than to start threads. */
    private static final int MANY = 1000;

    private final Check check;
    private final Map<String, Facts> files = new HashMap<>();
    private final Map<String, Ignores> ignores = new TreeMap<>();
    private final List<ServerFacts> servers = new ArrayList<>(0);

    /** No files yet. */
    public Repository(Check check) {
        this.check = check;
    }

    /** Adds a file; one that is added again overwrites. */
    public void add(Examined examined) {
        files.put(examined.path(), examined.facts());
        if (!examined.ignores().isEmpty()) {
            ignores.put(examined.path(), examined.ignores());
        }
    }

    /** Adds what the configuration of a DHCP server says. */
    public void add(ServerFacts server) {
        servers.add(server);
    }

    /**
     * What all files together show, by path; the findings of a file are in no order, and have no {@link Finding#line}, since
     * no file's text is kept. To be asked once, when all are added. It does not depend on the order in which they were.
     */
    public Map<String, List<Finding>> findings() {
        List<Facts> sorted = new ArrayList<>(files.values());
        sorted.sort(Comparator.comparing(Facts::path));
        Map<String, List<Finding>> found = new TreeMap<>();
        Across all = new Across(check, sorted, null, ignores, found);
        new ClashRules(all).everywhere();
        Hosts hosts = new Hosts(sorted);
        if (hosts.isOne()) {
            look(all);
        } else {
            look(hosts.divided(sorted), sorted, found);
        }
        if (!servers.isEmpty()) {
            ServerRules.look(check, servers, sorted, found);
        }
        if (!ignores.isEmpty()) {
            Set<Rule> lookedAt = lookedAt();
            ignores.forEach((path, some) -> some.useless(lookedAt)
                    .forEach(finding ->
                            found.computeIfAbsent(path, p -> new ArrayList<>(1)).add(finding)));
        }
        return found;
    }

    /**
     * What needs a libvirt newer than 9.0, where {@link Check#libvirt} was not given: {@code <vlan> needs libvirt 11.0}, with the number of
     * places.
     */
    public Map<String, Integer> needs() {
        Map<String, Integer> needs = new TreeMap<>();
        files.values().forEach(file -> file.needs().forEach(need -> needs.merge(need, 1, Integer::sum)));
        return needs;
    }

    /** A host is held against itself and the networks of no host; what is of no host, against everything. */
    private void look(Map<String, List<Facts>> hosts, List<Facts> all, Map<String, List<Finding>> found) {
        List<Facts> common = new ArrayList<>(hosts.getOrDefault("", List.of()));
        common.removeIf(file -> file.networks().isEmpty());
        hosts.forEach((host, own) -> {
            List<Facts> files = all;
            if (!host.isEmpty()) {
                files = new ArrayList<>(own);
                files.addAll(common);
            }
            Set<String> paths = new HashSet<>();
            own.forEach(file -> paths.add(file.path()));
            look(new Across(check, files, paths, ignores, found));
        });
    }

    private static void look(Across across) {
        List<AcrossRule> rules = List.of(
                new ClashRules(across),
                new ReferenceRules(across),
                new CarrierRules(across),
                new SubnetRules(across),
                new LeaseRules(across),
                new ForwardedPorts(across));
        if (across.guests().size() >= MANY) {
            rules.parallelStream().forEach(AcrossRule::look);
            return;
        }
        for (AcrossRule rule : rules) {
            rule.look();
        }
    }

    /** The rules of which a comment is useless where they find nothing: those that saw all that they need. */
    private Set<Rule> lookedAt() {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        for (Rule rule : check.rules()) {
            boolean alone = rule.needs().contains(Rule.Needs.FILES) && files.size() < 2;
            boolean blind = rule.needs().contains(Rule.Needs.HOST) && check.host() == null;
            if (!alone && !blind) {
                rules.add(rule);
            }
        }
        return rules;
    }
}
