package dev.xmlnet.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which files are of which host. One host has one network of a name: where directories beside each other, such as host1 and
 * host2, define a network of the same name, each is taken for a host of its own, with all that is below it.
 */
final class Hosts {
    private final TreeSet<String> directories = new TreeSet<>();

    /** Looks at all files. */
    Hosts(Collection<Facts> files) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (Facts file : files) {
            for (NetworkFacts network : file.networks()) {
                if (network.name() != null) {
                    byName.computeIfAbsent(network.name().key(), name -> new ArrayList<>(1))
                            .add(file.path());
                }
            }
        }
        byName.values().forEach(this::divide);
    }

    /** Finds where the ways to several files of one name part, and goes on in each of the directories there. */
    private void divide(List<String> paths) {
        if (paths.size() < 2) {
            return;
        }
        int common = commonDirectory(paths);
        Map<String, List<String>> below = new TreeMap<>();
        for (String path : paths) {
            int slash = path.indexOf('/', common);
            if (slash >= 0) {
                below.computeIfAbsent(path.substring(0, slash + 1), directory -> new ArrayList<>(1))
                        .add(path);
            }
        }
        if (below.size() > 1) {
            directories.addAll(below.keySet());
        }
        below.values().forEach(this::divide);
    }

    /** The length of the directory that holds all, with its slash. */
    private static int commonDirectory(List<String> paths) {
        String first = paths.get(0);
        int length = first.lastIndexOf('/') + 1;
        for (String path : paths) {
            while (!path.startsWith(first.substring(0, length))) {
                length = length < 2 ? 0 : first.lastIndexOf('/', length - 2) + 1;
            }
        }
        return length;
    }

    /** True if there is one host only, as far as can be seen. */
    boolean isOne() {
        return directories.isEmpty();
    }

    /** The files of each host, in their order; those of no host under the empty name. */
    Map<String, List<Facts>> divided(Collection<Facts> files) {
        Map<String, String> known = new HashMap<>();
        Map<String, List<Facts>> divided = new TreeMap<>();
        for (Facts file : files) {
            String directory = file.path().substring(0, file.path().lastIndexOf('/') + 1);
            divided.computeIfAbsent(known.computeIfAbsent(directory, this::host), host -> new ArrayList<>())
                    .add(file);
        }
        return divided;
    }

    /** The innermost host that a directory is in; empty if it is in none. */
    private String host(String directory) {
        String host = directory;
        while (!host.isEmpty() && !directories.contains(host)) {
            host = host.substring(0, host.lastIndexOf('/', host.length() - 2) + 1);
        }
        return host;
    }
}
