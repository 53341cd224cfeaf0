package dev.xmlnet.network;

import inet.ipaddr.IPAddress;
import java.math.BigInteger;

/**
 * Addresses that DHCP gives out.
 *
 * @param start the first
 * @param end the last
 */
record AddressRange(IPAddress start, IPAddress end) {
    /** What libvirt lets one range hold. */
    static final int MOST = 65535;

    /**
     * Reads both ends.
     *
     * @throws IllegalArgumentException if they are no addresses of one family, in order, or too far apart
     */
    static AddressRange parse(String start, String end) {
        AddressRange range = new AddressRange(Subnet.address(start), Subnet.address(end));
        if (range.start.isIPv4() != range.end.isIPv4()) {
            throw new IllegalArgumentException("the DHCP range " + range + " begins in one family and ends in another");
        }
        if (range.start.compareTo(range.end) > 0) {
            throw new IllegalArgumentException("the DHCP range " + range + " ends before it begins; turn it round");
        }
        if (size(range.start, range.end) > MOST) {
            throw new IllegalArgumentException(
                    "the DHCP range " + range + " is too large: libvirt takes " + MOST + " addresses at most");
        }
        return range;
    }

    /** As many as libvirt takes, from the first. */
    static AddressRange cut(IPAddress start, IPAddress end) {
        IPAddress most = size(start, end) > MOST ? start.increment(MOST - 1L) : end;
        return new AddressRange(start, most);
    }

    /** True if libvirt takes no more. */
    boolean isFull() {
        return size(start, end) == MOST;
    }

    /** How many there are, or {@link Long#MAX_VALUE} if they are more than fit. */
    private static long size(IPAddress start, IPAddress end) {
        BigInteger size = end.getValue().subtract(start.getValue()).add(BigInteger.ONE);
        return size.bitLength() < Long.SIZE ? size.longValue() : Long.MAX_VALUE;
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
