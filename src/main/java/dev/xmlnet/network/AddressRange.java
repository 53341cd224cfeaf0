package dev.xmlnet.network;

import inet.ipaddr.IPAddress;

/**
 * Addresses that DHCP gives out.
 *
 * @param start the first
 * @param end the last
 */
record AddressRange(IPAddress start, IPAddress end) {
    /** libvirt counts with these bits alone: in all the others both ends are equal, so a /16, or a /112 of IPv6, holds a range. */
    private static final int BITS = 16;

    /**
     * Reads both ends.
     *
     * @throws IllegalArgumentException if they are no addresses of one family, in order, and of one block that libvirt takes
     */
    static AddressRange parse(String start, String end) {
        AddressRange range = new AddressRange(Subnet.address(start), Subnet.address(end));
        if (range.start.isIPv4() != range.end.isIPv4()) {
            throw new IllegalArgumentException("the DHCP range " + range + " begins in one family and ends in another");
        }
        if (range.start.compareTo(range.end) > 0) {
            throw new IllegalArgumentException("the DHCP range " + range + " ends before it begins; turn it round");
        }
        if (!block(range.start).contains(range.end)) {
            throw new IllegalArgumentException(
                    "the DHCP range " + range + " is too large: libvirt takes one that ends by "
                            + Subnet.text(last(range.start)) + ", and further ranges after it");
        }
        return range;
    }

    /** As much as libvirt takes, from the first. */
    static AddressRange cut(IPAddress start, IPAddress end) {
        return new AddressRange(start, block(start).contains(end) ? end : last(start));
    }

    /** True if libvirt takes no further address. */
    boolean isFull() {
        return end.equals(last(start));
    }

    /** All that a range from there may reach. */
    static IPAddress block(IPAddress start) {
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
