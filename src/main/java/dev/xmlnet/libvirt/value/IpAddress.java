package dev.xmlnet.libvirt.value;

import org.jspecify.annotations.Nullable;

/**
 * An IP address. The classes that count with blocks of addresses load a library of some hundred classes; this one does not, so that whoever
 * has an address or two to look at starts fast.
 */
public final class IpAddress implements Comparable<IpAddress> {
    private static final int GROUPS = 8;
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int IPV6_DEFAULT = 64;
    private static final long MAPPED = 0xffffL << IPV4_BITS;
    private static final long IPV4 = 0xffff_ffffL;

    private final boolean ipv6;
    private final long high;
    private final long low;

    private IpAddress(boolean ipv6, long high, long low) {
        this.ipv6 = ipv6;
        this.high = high;
        this.low = low;
    }

    /** Returns the address that was read. IPv4 has the bits of ::ffff:0:0/96. */
    public static IpAddress of(AddressBits read) {
        return new IpAddress(read.isIpv6(), read.high(), read.low());
    }

    /** Returns the address of IPv6 that has these bits. */
    public static IpAddress ofIpv6(long high, long low) {
        return new IpAddress(true, high, low);
    }

    /** Returns the address of IPv4 that has these bits. */
    static IpAddress ofIpv4(int bits) {
        return new IpAddress(false, 0, MAPPED | (bits & IPV4));
    }

    /**
     * Reads one address as it is usually written: no octal numbers, no ranges, no zones, nothing left out. A leading zero in IPv4, of which
     * libvirt without its schema makes an octal number, is refused.
     *
     * @param text may be null
     * @return null if it is none
     */
    public static @Nullable IpAddress of(@Nullable String text) {
        AddressBits bits = new AddressBits();
        return text != null && bits.read(text) ? of(bits) : null;
    }

    /**
     * Reads one address.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static IpAddress parse(String text) {
        IpAddress address = of(text);
        if (address == null) {
            throw new IllegalArgumentException("'" + text + "' is not an address, such as 192.168.100.1 or fd00:10::1");
        }
        return address;
    }

    /** Returns the upper half of its 128 bits. */
    public long high() {
        return high;
    }

    /** Returns the lower half; that of IPv4 is of ::ffff:0:0/96. */
    public long low() {
        return low;
    }

    /** True for IPv6, false for IPv4. */
    public boolean isIpv6() {
        return ipv6;
    }

    /** Returns {@code IPv4} or {@code IPv6}. */
    public String family() {
        return ipv6 ? "IPv6" : "IPv4";
    }

    /** The most that the length of a prefix can be: 32 or 128. */
    public int bits() {
        return ipv6 ? IPV6_BITS : IPV4_BITS;
    }

    /** False for multicast, loopback, 0.0.0.0/8 (RFC 1122) and ::/16, which has ::1 and mapped IPv4 (RFC 4291). */
    public boolean isForHosts() {
        int first = first();
        return ipv6 ? high >>> 48 != 0 && first != 0xff : first != 0 && first != 127 && (first < 224 || first > 239);
    }

    /** Returns the first octet. */
    private int first() {
        return (int) ((ipv6 ? high >>> 56 : low >>> 24) & 0xff);
    }

    /**
     * The length of the prefix that libvirt takes if none is said (virSocketAddrGetIPPrefix): of IPv4 that of its class, of
     * IPv6 64.
     *
     * @return -1 for IPv4 of no class with hosts
     */
    public int defaultPrefix() {
        if (ipv6) {
            return IPV6_DEFAULT;
        }
        int first = first();
        return first < 0x80 ? 8 : first < 0xc0 ? 16 : first < 0xe0 ? 24 : -1;
    }

    /** The length of the prefix that this netmask stands for; -1 if its ones are not all before its zeros. */
    public int maskLength() {
        long upper = ipv6 ? high : low << IPV4_BITS;
        long lower = ipv6 ? low : 0;
        int ones = Long.numberOfLeadingZeros(~upper);
        if (ones < Long.SIZE) {
            return upper << ones == 0 && lower == 0 ? ones : -1;
        }
        int more = Long.numberOfLeadingZeros(~lower);
        return more == Long.SIZE || lower << more == 0 ? ones + more : -1;
    }

    /** Returns the first address of the block that it is in, as {@link IpBlock} does, but without the library: for very many addresses. */
    public IpAddress network(int prefix) {
        int ones = ipv6 ? prefix : prefix + IPV6_BITS - IPV4_BITS;
        return new IpAddress(ipv6, high & mask(ones), low & mask(ones - Long.SIZE));
    }

    private static long mask(int ones) {
        return ones <= 0 ? 0 : ones >= Long.SIZE ? -1 : -1L << (Long.SIZE - ones);
    }

    /**
     * Returns the address that comes so many after this; before it, if the number is negative.
     *
     * @throws IllegalArgumentException if there is none
     */
    public IpAddress plus(int number) {
        long sum = low + number;
        boolean wraps = number >= 0 == Long.compareUnsigned(sum, low) < 0 && sum != low;
        IpAddress next = new IpAddress(ipv6, wraps ? high + Integer.signum(number) : high, sum);
        if (Integer.signum(next.compareTo(this)) != Integer.signum(number) || (!ipv6 && !next.isMapped())) {
            throw new IllegalArgumentException("there is no address " + number + " after " + this);
        }
        return next;
    }

    private boolean isMapped() {
        return high == 0 && low >>> IPV4_BITS == MAPPED >>> IPV4_BITS;
    }

    @Override
    public int compareTo(IpAddress other) {
        if (ipv6 != other.ipv6) {
            return ipv6 ? 1 : -1;
        }
        int upper = Long.compareUnsigned(high, other.high);
        return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && ipv6 == that.ipv6 && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    /** As libvirt prints it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (!ipv6) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                text.append(low >>> shift & 0xff).append(shift > 0 ? "." : "");
            }
            return text.toString();
        }
        int from = longestZeros();
        int to = from < 0 ? -1 : zerosEnd(from);
        for (int i = 0; i < GROUPS; i++) {
            if (i == from) {
                text.append("::");
            } else if (i < from || i >= to) {
                text.append(i > 0 && i != to ? ":" : "").append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int group(int i) {
        return (int) ((i < 4 ? high : low) >>> (48 - 16 * (i & 3))) & 0xffff;
    }

    private int zerosEnd(int from) {
        int end = from;
        while (end < GROUPS && group(end) == 0) {
            end++;
        }
        return end;
    }

    /** Returns where the first of the longest rows of zeros begins, which is left out (RFC 5952); -1 if none is of two. */
    private int longestZeros() {
        int best = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosEnd(i) - i;
            if (zeros > length) {
                best = i;
                length = zeros;
            }
        }
        return best;
    }
}
