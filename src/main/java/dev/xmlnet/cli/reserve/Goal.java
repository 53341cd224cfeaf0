package dev.xmlnet.cli.reserve;

import dev.xmlnet.dhcp.ServerKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where reservations go.
 *
 * @param word the dialect
 * @param way what is done
 * @param server the program that gives the addresses; null inside the guest, and for a person's own dialect
 */
record Goal(String word, Way way, @Nullable ServerKind server) {
    private static final String NET_UPDATE = "net-update";

    private static final String INTERFACES = "interfaces";

    private static final List<String> GUESTS =
            List.of(INTERFACES, "netplan", "nm", "networkd-guest", "cloud-init-v1", "cloud-init-v2", "virt-customize");

    /** What is done for a dialect. */
    enum Way {
        /** The XML of networks is changed. */
        NETWORKS,
        /** Commands for virsh are printed. */
        UPDATE,
        /** Text for a server is written, or its configuration changed. */
        SERVER,
        /** Text for each guest is written. */
        GUEST
    }

    /** Returns the goal of a word; null if there is none. */
    static @Nullable Goal of(String word) {
        if (word.equals(NET_UPDATE)) {
            return new Goal(word, Way.UPDATE, ServerKind.LIBVIRT);
        } else if (GUESTS.contains(word)) {
            return new Goal(word, Way.GUEST, null);
        }
        ServerKind kind = ServerKind.of(word);
        return kind == null ? null : new Goal(word, kind == ServerKind.LIBVIRT ? Way.NETWORKS : Way.SERVER, kind);
    }

    /** Returns the words for servers. */
    static List<String> servers() {
        List<String> words = new ArrayList<>(ServerKind.words());
        words.add(1, NET_UPDATE);
        return words;
    }

    /** Returns the words for what is inside a guest. */
    static List<String> guests() {
        return GUESTS;
    }

    /** True if the addresses are libvirt's to give. */
    boolean isLibvirt() {
        return server == ServerKind.LIBVIRT;
    }

    /** True if an existing configuration can be changed. */
    boolean takesFile() {
        return (way == Way.SERVER && server != null) || word.equals(INTERFACES);
    }
}
