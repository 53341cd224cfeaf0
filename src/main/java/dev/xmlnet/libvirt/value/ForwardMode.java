package dev.xmlnet.libvirt.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code mode} of a network's {@code <forward>}: libvirt's words, and {@code isolated} for a network that has no such element. */
public enum ForwardMode {
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
        for (ForwardMode mode : values()) {
            words.add(mode.word);
        }
        return words;
    }

    /** The mode of a word; null if it is none. */
    public static @Nullable ForwardMode of(String word) {
        for (ForwardMode mode : values()) {
            if (mode.word.equals(word)) {
                return mode;
            }
        }
        return null;
    }

    /**
     * The mode that libvirt's parser makes of an attribute: nat without one, isolated of {@code none}, which no schema has.
     *
     * @param mode the attribute of a {@code <forward>}, or null
     * @return null if it is none
     */
    public static @Nullable ForwardMode ofAttribute(@Nullable String mode) {
        if (mode == null) {
            return NAT;
        }
        return mode.equals("none") ? ISOLATED : mode.equals(ISOLATED.word) ? null : of(mode);
    }

    /** True where libvirt makes a bridge of its own, which can have addresses. */
    public boolean hasOwnBridge() {
        return compareTo(ISOLATED) <= 0;
    }

    /** True for the macvtap modes and hostdev, which take nothing but devices. */
    public boolean hasDevicesOnly() {
        return compareTo(PRIVATE) >= 0;
    }

    @Override
    public String toString() {
        return word;
    }
}
