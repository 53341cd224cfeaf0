package dev.xmlnet.address.neighbour;

/** How a table of neighbours is printed. */
public enum NeighbourFormat {
    /** By {@code ip neigh}, of iproute2 and of busybox. */
    IP("ip neigh"),
    /** By {@code ip -j neigh}. */
    IP_JSON("ip -j neigh"),
    /** By the kernel of Linux, in /proc/net/arp. */
    PROC("/proc/net/arp"),
    /** By {@code arp -a} of Linux, BSD and macOS: {@code NAME (ADDRESS) at MAC on DEVICE}. */
    ARP("arp -a"),
    /** By {@code arp -n} and {@code arp -e} of Linux: a table. */
    ARP_TABLE("arp -n"),
    /** By {@code arp -an} of OpenBSD: a table. */
    OPENBSD("arp -an"),
    /** By {@code arp -a} of Windows, in any language. */
    WINDOWS("arp -a"),
    /** Nothing at all. */
    EMPTY("empty"),
    /** Anything else. */
    UNKNOWN("unknown");

    private final String program;

    NeighbourFormat(String program) {
        this.program = program;
    }

    /** Returns the name of the command or file, for messages and for the column of sources. */
    public String program() {
        return program;
    }
}
