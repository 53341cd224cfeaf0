package dev.xmlnet.host;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which dialect a file of a host is in: by its name, and where that does not tell, by its text. */
public final class Recognition {
    private static final Pattern NETPLAN = Pattern.compile("(?m)^(network|\"network\"|'network')[ \\t]*:");
    private static final Pattern KEYFILE = Pattern.compile("(?m)^[ \\t]*\\[connection][ \\t]*\\r?$");
    private static final Pattern NETWORKD = Pattern.compile("(?m)^[ \\t]*\\[(Match|NetDev|Network|Link)][ \\t]*\\r?$");
    private static final Pattern INTERFACES = Pattern.compile(
            "(?m)^[ \\t]*(auto|iface|mapping|source|source-directory|rename|template|no-auto-down|no-scripts|allow-[a-z]+)[ \\t]");

    /** Options of bridge-utils with a hyphen are how Proxmox writes files for ifupdown2, and its own no other program knows. */
    private static final Pattern IFUPDOWN2 = Pattern.compile(
            "(?m)^[ \\t]*(bridge-vlan-aware|bridge-vids|vxlan-id|bond-primary-reselect)[ \\t]|^[ \\t]*iface[ \\t]+\\S+[ \\t]*\\r?$");

    private static final Set<String> UNITS = Set.of("network", "netdev", "link");

    private Recognition() {}

    /**
     * Returns the dialect that a path stands for wherever it is found.
     *
     * @return null if only its text can tell, or it is none
     */
    public static @Nullable Dialect byPath(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String end = name.substring(name.lastIndexOf('.') + 1);
        if (name.equals("interfaces")) {
            return Dialect.IFUPDOWN;
        } else if (end.equals("nmconnection")) {
            return Dialect.KEYFILE;
        } else if (UNITS.contains(end) && name.length() > end.length() + 1) {
            return Dialect.NETWORKD;
        } else if (end.equals("conf")) {
            return path.matches(".*\\.(network|netdev|link)\\.d/[^/]+") ? Dialect.NETWORKD : null;
        }
        return (end.equals("yaml") || end.equals("yml")) && path.matches("(.*/)?netplan/[^/]+")
                ? Dialect.NETPLAN
                : null;
    }

    /**
     * Returns the dialect of a text.
     *
     * @return null if it is in none of them
     */
    public static @Nullable Dialect byText(String text) {
        if (NETPLAN.matcher(text).find()) {
            return Dialect.NETPLAN;
        } else if (KEYFILE.matcher(text).find()) {
            return Dialect.KEYFILE;
        } else if (NETWORKD.matcher(text).find()) {
            return Dialect.NETWORKD;
        }
        return INTERFACES.matcher(text).find() ? interfaces(text) : null;
    }

    /** Returns which of the two programs reads a text of {@code /etc/network/interfaces}. */
    public static Dialect interfaces(String text) {
        return IFUPDOWN2.matcher(text).find() ? Dialect.IFUPDOWN2 : Dialect.IFUPDOWN;
    }
}
