package dev.xmlnet.host;

import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.facts.Manager;
import dev.xmlnet.host.facts.Manager.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language in which a host's network is told to the program that manages it. */
public enum Dialect {
    /** Commands for NetworkManager. */
    NMCLI,
    /** NetworkManager's profiles, {@code *.nmconnection}. */
    KEYFILE,
    /** {@code /etc/network/interfaces} with bridge-utils, as Debian has it. */
    IFUPDOWN,
    /** {@code /etc/network/interfaces} as ifupdown2 reads it, as Proxmox has it. */
    IFUPDOWN2,
    /** {@code /etc/netplan/*.yaml}. */
    NETPLAN,
    /** systemd-networkd's {@code *.network} and {@code *.netdev}. */
    NETWORKD,
    /** A batch for {@code ip}, which is gone after a reboot. */
    IPROUTE2;

    /** The name that a person types, which a template's file bears too. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The program that reads it; null for commands that go past all of them. */
    public @Nullable Program program() {
        return switch (this) {
            case NMCLI, KEYFILE -> Program.NETWORK_MANAGER;
            case IFUPDOWN, IFUPDOWN2 -> Program.IFUPDOWN;
            case NETPLAN, NETWORKD -> Program.NETWORKD;
            case IPROUTE2 -> null;
        };
    }

    /** Returns the dialect in which the manager of a device is told of another; null if nobody manages it. */
    public static @Nullable Dialect of(@Nullable Manager manager, HostFacts facts) {
        if (manager == null) {
            return null;
        }
        return switch (manager.program()) {
            case NETWORK_MANAGER -> manager.netplan() ? NETPLAN : NMCLI;
            case NETWORKD -> manager.netplan() ? NETPLAN : NETWORKD;
            case IFUPDOWN -> facts.software().has("ifreload") ? IFUPDOWN2 : IFUPDOWN;
        };
    }

    /** Returns the dialect of a name; null if there is none. */
    public static @Nullable Dialect of(String word) {
        for (Dialect one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        return null;
    }

    /** Returns all names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Dialect::word).toList();
    }
}
