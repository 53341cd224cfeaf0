package dev.xmlnet.libvirt.value;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import org.jspecify.annotations.Nullable;

/**
 * An IP address. The classes that count with addresses load a library of some hundred classes, so whoever has none to look at does not
 * touch them.
 */
public final class IpAddress implements Comparable<IpAddress> {
    private static final int IPV6_DEFAULT = 64;

    /** One address as libvirt's schema has it: no octal numbers, no ranges, no zones, nothing left out. */
    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowSingleSegment(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .allowUnlimitedLeadingZeros(false)
            .getParentBuilder()
            .toParams();

    private final IPAddress ip;

    IpAddress(IPAddress ip) {
        this.ip = ip;
    }

    /**
     * Reads one address as it is usually written. A leading zero, of which libvirt without its schema makes an octal number, is refused.
     *
     * @param text may be null
     * @return null if it is none
     */
    public static @Nullable IpAddress of(@Nullable String text) {
        long ipv4 = text == null ? -1 : plainIpv4(text);
        if (ipv4 >= 0) {
            return new IpAddress(new IPv4Address((int) ipv4));
        }
        // The parser drops blanks at both ends.
        IPAddress ip = text != null && text.equals(text.strip()) ? new IPAddressString(text, PLAIN).getAddress() : null;
        return ip == null ? null : new IpAddress(ip);
    }

    /** Reads four numbers without leading zeros, as nearly all are written: a file of a server may have very many. -1 for all else. */
    private static long plainIpv4(String text) {
        long address = 0;
        int number = -1;
        int dots = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.' && number >= 0 && dots < 4) {
                address = address << 8 | number;
                number = -1;
                dots++;
            } else if (c >= '0' && c <= '9' && number != 0 && number < 26) {
                number = Math.max(number, 0) * 10 + c - '0';
            } else {
                return -1;
            }
            if (number > 255) {
                return -1;
            }
        }
        return dots == 4 ? address : -1;
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

    IPAddress ip() {
        return ip;
    }

    /** True for IPv6, false for IPv4. */
    public boolean isIpv6() {
        return ip.isIPv6();
    }

    /** Returns {@code IPv4} or {@code IPv6}. */
    public String family() {
        return isIpv6() ? "IPv6" : "IPv4";
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

    /** Returns the address that comes so many after this; before it, if the number is negative. */
    public IpAddress plus(int number) {
        return new IpAddress(ip.increment(number));
    }

    @Override
    public int compareTo(IpAddress other) {
        return ip.compareTo(other.ip);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && ip.equals(that.ip);
    }

    @Override
    public int hashCode() {
        return ip.hashCode();
    }

    /** As libvirt prints it. */
    @Override
    public String toString() {
        return ip.toCanonicalString();
    }
}
