package dev.xmlnet.network;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;

/**
 * A subnet and, in it, the address of the host, which is the guests' gateway.
 *
 * @param gateway the host's address
 * @param chosen true if the subnet itself was given, so that the gateway was chosen
 * @param block the whole subnet
 */
record Subnet(IpAddress gateway, boolean chosen, IpBlock block) {
    /**
     * Reads {@code 192.168.100.1/24}; of {@code 192.168.100.0/24}, the subnet itself, the first address is the gateway.
     *
     * @throws IllegalArgumentException if it is no address and prefix, or one that no host can have
     */
    static Subnet parse(String cidr) {
        int slash = cidr.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? cidr : cidr.substring(0, slash));
        if (slash < 0) {
            throw new IllegalArgumentException("'" + cidr + "' lacks the length of its prefix: "
                    + (address.isIpv6() ? cidr + "/64" : cidr + "/24") + ", for example");
        }
        int prefix = prefix(cidr.substring(slash + 1), address);
        if (prefix < 1) {
            throw new IllegalArgumentException(
                    "'" + cidr + "': the prefix of " + address.family() + " is 1 to " + address.bits());
        }
        if (!address.isForHosts()) {
            throw new IllegalArgumentException("'" + cidr + "': no network of guests can have this address");
        }
        IpBlock block = IpBlock.of(address, prefix);
        IpAddress first = block.first();
        if (block.isRoomy() && !address.isIpv6() && address.equals(block.last())) {
            throw new IllegalArgumentException(
                    "'" + cidr + "' is the broadcast address of its subnet; the host's could be " + first.plus(1));
        }
        boolean chosen = block.isRoomy() && address.equals(first);
        return new Subnet(chosen ? first.plus(1) : address, chosen, block);
    }

    /**
     * The length of a prefix, 0 to all bits.
     *
     * @return -1 if it is anything else
     */
    static int prefix(String text, IpAddress address) {
        int length = Numbers.parse(text);
        return length > address.bits() ? -1 : length;
    }

    int prefix() {
        return block.prefix();
    }

    boolean contains(IpAddress address) {
        return block.contains(address);
    }

    boolean overlaps(Subnet other) {
        return block.overlaps(other.block);
    }

    /** True for IPv4's network and broadcast address, which no guest can have. */
    boolean reserves(IpAddress address) {
        return block.reserved(address) != null;
    }

    /** Why no guest can have an address that is {@linkplain #reserves reserved}. */
    String reserved(IpAddress address) {
        return "the " + block.reserved(address) + " of " + this + "; no guest can have it";
    }

    IpAddress lower() {
        return block.first();
    }

    IpAddress upper() {
        return block.last();
    }

    // A record's own equals is linked at run time, which costs a cold start ten milliseconds.
    @Override
    public boolean equals(Object other) {
        return other instanceof Subnet that
                && chosen == that.chosen
                && gateway.equals(that.gateway)
                && block.equals(that.block);
    }

    @Override
    public int hashCode() {
        return 31 * gateway.hashCode() + block.prefix();
    }

    /** The subnet, such as {@code 192.168.100.0/24}. */
    @Override
    public String toString() {
        return block.toString();
    }
}
