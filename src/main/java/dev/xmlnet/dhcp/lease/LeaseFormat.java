package dev.xmlnet.dhcp.lease;

/** Who writes a file of leases, and how. */
public enum LeaseFormat {
    /** dnsmasq's own, IPv4 and IPv6; also NetworkManager's shared connections, OpenWrt, LXD. */
    DNSMASQ("dnsmasq"),
    /** BRIDGE.status of libvirt. */
    LIBVIRT("libvirt"),
    /** BRIDGE.macs of libvirt, which has no addresses but which guest has which MAC. */
    LIBVIRT_MACS("libvirt"),
    /** nwfilter.leases, in which libvirt keeps what it overhears on bridges. */
    NWFILTER("nwfilter"),
    /** dhcpd.leases and dhcpd6.leases of ISC. */
    DHCPD("dhcpd"),
    /** The CSV of Kea, IPv4 and IPv6. */
    KEA("Kea"),
    /** The JSON of systemd-networkd. */
    NETWORKD("networkd"),
    /** A file without an entry, as every server has at first. */
    EMPTY("empty"),
    /** Anything else. */
    UNKNOWN("unknown");

    private final String program;

    LeaseFormat(String program) {
        this.program = program;
    }

    /** Returns the name of the program, for messages and for the column of sources. */
    public String program() {
        return program;
    }
}
