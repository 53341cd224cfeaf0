package dev.xmlnet.network;

import inet.ipaddr.IPAddress;

/**
 * Addresses that DHCP gives out.
 *
 * @param start the first
 * @param end the last
 */
record AddressRange(IPAddress start, IPAddress end) {
    /**
     * libvirt before 11.3, and of IPv6 every one, counts with these bits alone: in all the others both ends are equal, so a /16,
     * or a /112, holds a range.
     */
    private static final int BITS = 16;

    /**
     * Reads both ends.
     *
     * @throws IllegalArgumentException if they are no addresses of one family, in order
     */
    static AddressRange parse(String start, String end) {
        AddressRange range = new AddressRange(Subnet.address(start), Subnet.address(end));
        if (range.start.isIPv4() != range.end.isIPv4()) {
            throw new IllegalArgumentException("the DHCP range " + range + " begins in one family and ends in another");
        }
        if (range.start.compareTo(range.end) > 0) {
            throw new IllegalArgumentException("the DHCP range " + range + " ends before it begins; turn it round");
        }
        return range;
    }

    /**
     * Checks the size.
     *
     * @param crossing true for a libvirt that takes as many addresses of IPv4 wherever they lie
     * @throws IllegalArgumentException if libvirt refuses it
     */
    void checkSize(boolean crossing) {
        if (!fits(start, end, crossing)) {
            throw new IllegalArgumentException(
                    "the DHCP range " + this + " is too large: libvirt takes one that ends by "
                            + Subnet.text(last(start, crossing)) + ", and further ranges after it");
        }
    }

    /** True if it is one that only a newer libvirt takes. */
    boolean crosses() {
        return !fits(start, end, false);
    }

    /** True if libvirt takes a range of the two. */
    static boolean fits(IPAddress start, IPAddress end, boolean crossing) {
        return start.isIPv4() == end.isIPv4() && end.compareTo(last(start, crossing)) <= 0;
    }

    private static IPAddress last(IPAddress start, boolean crossing) {
        boolean anywhere = crossing && start.isIPv4();
        return anywhere ? start.increment((1 << BITS) - 1) : last(start);
    }

    /** As much as every libvirt takes, from the first. */
    static AddressRange cut(IPAddress start, IPAddress end) {
        return new AddressRange(start, block(start).contains(end) ? end : last(start));
    }

    /** True if not every libvirt takes a further address. */
    boolean isFull() {
        return end.equals(last(start));
    }

    /** All that a range from there may reach. */
    private static IPAddress block(IPAddress start) {
        return start.toPrefixBlock(start.getBitCount() - BITS);
    }

    private static IPAddress last(IPAddress start) {
        return block(start).getUpper().withoutPrefixLength();
    }

    boolean contains(IPAddress address) {
        return start.compareTo(address) <= 0 && address.compareTo(end) <= 0;
    }

    boolean overlaps(AddressRange other) {
        return contains(other.start) || other.contains(start);
    }

    @Override
    public String toString() {
        return Subnet.text(start) + "-" + Subnet.text(end);
    }
}
