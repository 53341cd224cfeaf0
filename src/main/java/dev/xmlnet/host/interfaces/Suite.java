package dev.xmlnet.host.interfaces;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program that reads interfaces(5), with what belongs to it. */
public enum Suite {
    /** Debian's ifupdown, with bridge-utils for bridges. */
    IFUPDOWN,
    /** The one of Cumulus and Proxmox. */
    IFUPDOWN2;

    /** As ifupdown 0.8.41 has them: a word that is not here makes the file unreadable. */
    private static final Map<String, Set<String>> METHODS = Map.of(
            "inet", Set.of("loopback", "static", "manual", "dhcp", "bootp", "tunnel", "ppp", "wvdial", "ipv4ll"),
            "inet6", Set.of("auto", "loopback", "static", "manual", "dhcp", "tunnel", "v4tunnel", "6to4"),
            "ipx", Set.of("static", "dynamic"),
            "can", Set.of("static"),
            "meta", Set.of("none"));

    /** True if the program takes a word for the family of an {@code iface} line. */
    boolean isFamily(String word) {
        return METHODS.containsKey(word);
    }

    /** True if a family has a method; ifupdown2 tells of one that it does not know and goes on. */
    boolean isMethod(String family, String word) {
        return this == IFUPDOWN2 || METHODS.getOrDefault(family, Set.of()).contains(word);
    }

    /** True if an {@code iface} line needs neither family nor method. */
    boolean takesBareName() {
        return this == IFUPDOWN2;
    }

    /** An option's name as its users write it, of its parts. */
    String option(String... parts) {
        return String.join(this == IFUPDOWN ? "_" : "-", List.of(parts));
    }
}
