package dev.xmlnet.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a network reaches out: libvirt's forward modes, and {@code isolated} for a network that has none. */
public enum Mode {
    /** Through the host, with its addresses translated. */
    NAT,
    /** Through the host, routed. */
    ROUTE,
    /** As {@link #ROUTE}, and libvirt sets no firewall rules. */
    OPEN,
    /** Not at all: guests reach each other and the host. */
    ISOLATED,
    /** A bridge that the host has, or macvtap in its mode bridge. */
    BRIDGE,
    /** macvtap: guests on one NIC do not reach each other. */
    PRIVATE,
    /** macvtap: a switch outside reflects what guests send each other. */
    VEPA,
    /** macvtap: one guest has a whole NIC. */
    PASSTHROUGH,
    /** Guests get virtual functions of an SR-IOV NIC as PCI devices. */
    HOSTDEV;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word that libvirt uses. */
    public String word() {
        return word;
    }

    /** All words, in the order of the constants. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Mode mode : values()) {
            words.add(mode.word);
        }
        return words;
    }

    /** The mode of a word; null if it is none. */
    public static Mode of(String word) {
        for (Mode mode : values()) {
            if (mode.word.equals(word)) {
                return mode;
            }
        }
        return null;
    }

    /** True where libvirt makes a bridge of its own, which can have addresses. */
    boolean hasOwnBridge() {
        return compareTo(ISOLATED) <= 0;
    }

    /** True for the macvtap modes and hostdev, which take nothing but devices. */
    boolean hasDevicesOnly() {
        return compareTo(PRIVATE) >= 0;
    }
}
