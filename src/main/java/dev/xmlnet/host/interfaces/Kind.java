package dev.xmlnet.host.interfaces;

import org.jspecify.annotations.Nullable;

/** A kind of stanza. */
enum Kind {
    AUTO,
    HOTPLUG,
    ALLOW,
    NO_AUTO_DOWN,
    NO_SCRIPTS,
    IFACE,
    /** A VLAN of a bridge, in ifupdown2 alone. */
    VLAN,
    MAPPING,
    RENAME,
    SOURCE,
    SOURCE_DIRECTORY;

    /** Returns the kind of a line's first word; null if it begins no stanza. */
    static @Nullable Kind of(String word, Suite suite) {
        return switch (word) {
            case "auto", "allow-auto" -> AUTO;
            case "allow-hotplug" -> HOTPLUG;
            case "no-auto-down" -> NO_AUTO_DOWN;
            case "no-scripts" -> NO_SCRIPTS;
            case "iface" -> IFACE;
            case "mapping" -> MAPPING;
            case "rename" -> RENAME;
            case "source" -> SOURCE;
            case "source-directory" -> SOURCE_DIRECTORY;
            case "vlan" -> suite == Suite.IFUPDOWN2 ? VLAN : null;
            default -> word.startsWith("allow-") && word.length() > "allow-".length() ? ALLOW : null;
        };
    }

    /** True if the words behind the first are names of interfaces. */
    boolean selects() {
        return compareTo(IFACE) < 0;
    }
}
