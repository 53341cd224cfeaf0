package dev.xmlnet.cli.host;

import dev.xmlnet.host.Dialect;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a file, of which a copy was given, lies on its host. */
final class HostPaths {
    private static final Pattern TREE = Pattern.compile(
            ".*?(/(?:etc|run|lib|usr/lib)/(?:network|netplan|NetworkManager/system-connections|systemd/network)/.+)");

    private static final String INTERFACES = "/etc/network/";

    private static final Map<Dialect, String> HOMES = Map.of(
            Dialect.IFUPDOWN, INTERFACES,
            Dialect.IFUPDOWN2, INTERFACES,
            Dialect.NETPLAN, "/etc/netplan/",
            Dialect.KEYFILE, "/etc/NetworkManager/system-connections/",
            Dialect.NETWORKD, "/etc/systemd/network/");

    private HostPaths() {}

    /** Returns the path below /etc that a path ends with, else that of a file of its name where its program looks for it. */
    static String of(Dialect dialect, String path) {
        Path file = Path.of(path).toAbsolutePath().normalize();
        Matcher tree = TREE.matcher(file.toString());
        if (tree.matches()) {
            return tree.group(1);
        }
        // Drop-ins, and what interfaces(5) sources, lie in a directory of their own.
        Path parent = file.getParent();
        Path directory = parent == null ? null : parent.getFileName();
        boolean below = directory != null && directory.toString().endsWith(".d");
        return HOMES.getOrDefault(dialect, "/etc/") + (below ? directory + "/" : "") + file.getFileName();
    }
}
