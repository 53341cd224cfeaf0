package dev.xmlnet.address;

import java.util.Locale;

/** How sure it is that a guest has an address, the surest first. */
public enum Standing {
    /** The guest's own agent says so. */
    AGENT(true),
    /** It answered a moment ago, or the neighbour is set by hand. */
    SEEN(true),
    /** A server has given it, and the time is not over. */
    LEASED(true),
    /** It answered, nobody knows when. */
    STALE(true),
    /** A server keeps it for the guest. */
    RESERVED(false),
    /** The guest's filter lets it through. */
    FILTERED(false),
    /** libvirt or QEMU gives it, and nothing outside of the host reaches it. */
    FIXED(false),
    /** A server had given it, and the time is over or the server has it back. */
    EXPIRED(false),
    /** Made of the MAC, as a guest may do or not. */
    GUESS(false);

    private final boolean certain;

    Standing(boolean certain) {
        this.certain = certain;
    }

    /** True if the guest was seen to have it, or was given it. */
    public boolean isCertain() {
        return certain;
    }

    /** True if a connection to it may reach the guest. */
    public boolean isWorthTrying() {
        return compareTo(FILTERED) <= 0;
    }

    /** Returns the word for reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
