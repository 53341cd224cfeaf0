package dev.xmlnet.network;

import inet.ipaddr.IPAddress;

/** An IP address, as one stands in the definition of a network. */
public final class Address implements Comparable<Address> {
    private static final int IPV6_DEFAULT = 64;

    /** dnsmasq refuses DHCPv6 in a prefix that is shorter, and the network does not start. */
    public static final int SHORTEST_DHCPV6_PREFIX = 64;

    private final IPAddress ip;

    Address(IPAddress ip) {
        this.ip = ip;
    }

    /**
     * Reads one address as it is usually written: no octal numbers, no zone, nothing left out.
     *
     * @param text may be null
     * @return null if it is none
     */
    public static Address parse(String text) {
        try {
            return text == null ? null : new Address(Subnet.address(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    IPAddress ip() {
        return ip;
    }

    /** True for IPv6, false for IPv4. */
    public boolean isIpv6() {
        return ip.isIPv6();
    }

    /** The most that the length of a prefix can be: 32 or 128. */
    public int bits() {
        return ip.getBitCount();
    }

    /** False for multicast, loopback, 0.0.0.0/8 (RFC 1122) and ::/16, which has ::1 and mapped IPv4 (RFC 4291). */
    public boolean isForHosts() {
        return !ip.getSegment(0).isZero() && !ip.isLoopback() && !ip.isMulticast();
    }

    /**
     * The length of the prefix that libvirt takes if none is said (virSocketAddrGetIPPrefix): of IPv4 that of its class, of
     * IPv6 64.
     *
     * @return -1 for IPv4 of no class with hosts
     */
    public int defaultPrefix() {
        if (isIpv6()) {
            return IPV6_DEFAULT;
        }
        int first = ip.getSegment(0).getSegmentValue();
        return first < 0x80 ? 8 : first < 0xc0 ? 16 : first < 0xe0 ? 24 : -1;
    }

    /** The length of the prefix that this netmask stands for; -1 if its ones are not all before its zeros. */
    public int maskLength() {
        Integer length = ip.getBlockMaskPrefixLength(true);
        return length == null ? -1 : length;
    }

    /**
     * True if libvirt takes a range from here to another address: all but the last 16 bits are equal.
     *
     * @param crossing true for a libvirt that takes as many addresses of IPv4 wherever they lie
     */
    public boolean mayRangeTo(Address end, boolean crossing) {
        return AddressRange.fits(ip, end.ip, crossing);
    }

    @Override
    public int compareTo(Address other) {
        return ip.compareTo(other.ip);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address that && ip.equals(that.ip);
    }

    @Override
    public int hashCode() {
        return ip.hashCode();
    }

    /** As libvirt prints it. */
    @Override
    public String toString() {
        return Subnet.text(ip);
    }
}
