package dev.xmlnet.cli.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where DHCP servers and libvirt keep leases. */
public final class LeasePlaces {
    /** A directory and a pattern of names in it; of what is named twice in different systems each is looked at. */
    private static final List<List<String>> PLACES = List.of(
            List.of("var/lib/libvirt/dnsmasq", "*.{macs,status,leases}"),
            List.of("run/libvirt/network", "nwfilter.leases"),
            List.of("var/lib/misc", "dnsmasq.leases"),
            List.of("var/lib/dnsmasq", "dnsmasq.leases"),
            List.of("var/lib/NetworkManager", "dnsmasq-*.leases"),
            List.of("tmp", "dhcp.leases"),
            List.of("var/lib/dhcp", "dhcpd{,6}.leases"),
            List.of("var/lib/dhcpd", "dhcpd{,6}.leases"),
            List.of("var/lib/kea", "kea-leases[46].csv"),
            List.of("var/lib/systemd/network/dhcp-server-lease", "*"));

    /** The files that Kea leaves while it cleans its journal, the newest first; each has what those before it lack. */
    private static final List<String> OLDER_OF_KEA = List.of(".completed", ".2", ".1");

    private LeasePlaces() {}

    /**
     * Returns the files of leases that there are, in the order of a fixed list.
     *
     * @param root below which they are; {@code /} for this host
     * @throws IOException if a directory cannot be read
     */
    public static List<Path> below(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        for (List<String> place : PLACES) {
            Path directory = root.resolve(place.get(0));
            if (Files.isDirectory(directory)) {
                found.addAll(in(directory, place.get(1)));
            }
        }
        return found;
    }

    /**
     * Returns the regular files of a directory, sorted.
     *
     * @param names a glob of their names
     */
    public static List<Path> in(Path directory, String names) throws IOException {
        TreeSet<Path> sorted = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    sorted.add(file);
                }
            }
        }
        return new ArrayList<>(sorted);
    }

    /** Returns the older journals beside one of Kea that there are. */
    public static List<Path> older(Path file) {
        List<Path> older = new ArrayList<>();
        for (String end : OLDER_OF_KEA) {
            Path one = file.resolveSibling(file.getFileName() + end);
            if (Files.isRegularFile(one)) {
                older.add(one);
            }
        }
        return older;
    }
}
