package dev.xmlnet.dhcp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A program that gives addresses by DHCP, by the format of its configuration. */
public enum ServerKind {
    /** A network of libvirt, whose dnsmasq is configured by its XML. */
    LIBVIRT("a restart of the network"),
    /** ISC dhcpd. */
    DHCPD("a restart of dhcpd"),
    /** Kea for IPv4. */
    KEA("config-reload of kea-dhcp4"),
    /** Kea for IPv6. */
    KEA6("config-reload of kea-dhcp6"),
    /** dnsmasq, by its configuration or a file of hosts. */
    DNSMASQ("a restart of dnsmasq (hosts file: SIGHUP)"),
    /** systemd-networkd. */
    NETWORKD("networkctl reload");

    private final String reload;

    ServerKind(String reload) {
        this.reload = reload;
    }

    /** The word that a person types. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A noun phrase for what makes the server read a changed configuration. */
    public String reload() {
        return reload;
    }

    /** True if it gives addresses of a family; dnsmasq, libvirt and dhcpd give those of both. */
    public boolean serves(boolean ipv6) {
        return switch (this) {
            case KEA, NETWORKD -> !ipv6;
            case KEA6 -> ipv6;
            default -> true;
        };
    }

    /** True if it keeps a reserved address free that lies in one of its pools; dhcpd gives it to whoever asks first. */
    public boolean keepsReservedFree() {
        return this != DHCPD;
    }

    /** True if it reads a name in a reservation as dnsmasq does. */
    public boolean isDnsmasq() {
        return this == LIBVIRT || this == DNSMASQ;
    }

    /** Returns the kind of a word; null if there is none. */
    public static @Nullable ServerKind of(String word) {
        for (ServerKind one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        return null;
    }

    /** Returns all words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ServerKind::word).toList();
    }
}
