package dev.xmlnet.convert;

import java.util.Locale;

/** How macvtap devices on one NIC talk to each other; always written out, since libvirt assumes vepa. */
public enum DirectMode {
    /** Guests on the NIC reach each other; neither reaches the host. */
    BRIDGE,
    /** Guests on the NIC do not reach each other. */
    PRIVATE,
    /** Traffic between guests goes through a switch that reflects it. */
    VEPA,
    /** One guest has the whole NIC. */
    PASSTHROUGH;

    /** The word that libvirt uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
