package dev.xmlnet.dhcp.lease;

import org.jspecify.annotations.Nullable;

/** The bridge or interface of a server by the name that programs give its file of leases. */
final class ServerDevice {
    private static final String NETWORKD = "dhcp-server-lease";

    private ServerDevice() {}

    /** Returns null if the name tells none. */
    static @Nullable String of(String path) {
        String unix = path.replace('\\', '/');
        int slash = unix.lastIndexOf('/');
        String name = unix.substring(slash + 1);
        String folder = slash < 0 ? "" : unix.substring(unix.lastIndexOf('/', slash - 1) + 1, slash);
        if (folder.equals(NETWORKD) && !name.isEmpty()) {
            return name;
        }
        String bridge = between(name, "", ".status");
        return bridge == null ? between(name, "dnsmasq-", ".leases") : bridge;
    }

    private static @Nullable String between(String name, String start, String end) {
        boolean named = name.startsWith(start) && name.endsWith(end) && name.length() > start.length() + end.length();
        return named ? name.substring(start.length(), name.length() - end.length()) : null;
    }
}
