package dev.xmlnet.network;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;

/**
 * A subnet and, in it, the address of the host, which is the guests' gateway.
 *
 * @param gateway the host's address, without a prefix
 * @param chosen true if the subnet itself was given, so that the gateway was chosen
 * @param block the whole subnet
 * @param prefix its prefix length
 */
record Subnet(IPAddress gateway, boolean chosen, IPAddress block, int prefix) {
    /** One address as it is usually written: no octal numbers, no ranges, no zones, nothing left out. */
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
            .allowMixed(false)
            .allowBase85(false)
            .getParentBuilder()
            .toParams();

    /**
     * Reads {@code 192.168.100.1/24}; of {@code 192.168.100.0/24}, the subnet itself, the first address is the gateway.
     *
     * @throws IllegalArgumentException if it is no address and prefix, or one that no host can have
     */
    static Subnet parse(String cidr) {
        int slash = cidr.indexOf('/');
        IPAddress address = address(slash < 0 ? cidr : cidr.substring(0, slash));
        if (slash < 0) {
            throw new IllegalArgumentException("'" + cidr + "' lacks the length of its prefix: "
                    + (address.isIPv4() ? cidr + "/24" : cidr + "/64") + ", for example");
        }
        int prefix = prefix(cidr.substring(slash + 1), address);
        if (prefix < 1) {
            throw new IllegalArgumentException("'" + cidr + "': the prefix of " + (address.isIPv4() ? "IPv4" : "IPv6")
                    + " is 1 to " + address.getBitCount());
        }
        // 0.0.0.0/8 is no place for hosts (RFC 1122), and ::/16 is that of ::1 and of mapped IPv4 (RFC 4291).
        if (address.getSegment(0).isZero() || address.isLoopback() || address.isMulticast()) {
            throw new IllegalArgumentException("'" + cidr + "': no network of guests can have this address");
        }
        IPAddress block = address.toPrefixBlock(prefix);
        boolean roomy = prefix <= address.getBitCount() - 2;
        IPAddress first = block.getLower().withoutPrefixLength();
        if (roomy && address.isIPv4() && address.equals(block.getUpper().withoutPrefixLength())) {
            throw new IllegalArgumentException(
                    "'" + cidr + "' is the broadcast address of its subnet; the host's could be " + first.increment(1));
        }
        boolean chosen = roomy && address.equals(first);
        return new Subnet(chosen ? first.increment(1) : address, chosen, block, prefix);
    }

    /**
     * Reads one address.
     *
     * @throws IllegalArgumentException if it is none
     */
    static IPAddress address(String text) {
        // The parser drops blanks at both ends.
        IPAddress address = text.equals(text.strip()) ? new IPAddressString(text, PLAIN).getAddress() : null;
        if (address == null) {
            throw new IllegalArgumentException("'" + text + "' is not an address, such as 192.168.100.1 or fd00:10::1");
        }
        return address;
    }

    /**
     * The length of a prefix, 0 to all bits.
     *
     * @return -1 if it is anything else
     */
    static int prefix(String text, IPAddress address) {
        int length = Numbers.parse(text);
        return length > address.getBitCount() ? -1 : length;
    }

    boolean contains(IPAddress address) {
        return block.contains(address);
    }

    boolean overlaps(Subnet other) {
        return block.contains(other.block) || other.block.contains(block);
    }

    /** True for IPv4's network and broadcast address, which no guest can have. */
    boolean reserves(IPAddress address) {
        return block.isIPv4() && (address.equals(lower()) || address.equals(upper()));
    }

    /** Why no guest can have an address that is {@linkplain #reserves reserved}. */
    String reserved(IPAddress address) {
        String kind = address.equals(lower()) ? "network" : "broadcast";
        return "the " + kind + " address of " + this + "; no guest can have it";
    }

    IPAddress lower() {
        return block.getLower().withoutPrefixLength();
    }

    IPAddress upper() {
        return block.getUpper().withoutPrefixLength();
    }

    /** As libvirt prints an address. */
    static String text(IPAddress address) {
        return address.toCanonicalString();
    }

    // A record's own equals is linked at run time, which costs a cold start ten milliseconds.
    @Override
    public boolean equals(Object other) {
        return other instanceof Subnet that
                && prefix == that.prefix
                && chosen == that.chosen
                && gateway.equals(that.gateway);
    }

    @Override
    public int hashCode() {
        return 31 * gateway.hashCode() + prefix;
    }

    /** The subnet, such as {@code 192.168.100.0/24}. */
    @Override
    public String toString() {
        return text(lower()) + "/" + prefix;
    }
}
