package dev.xmlnet.network;

import inet.ipaddr.IPAddress;

/** All addresses with one prefix, such as {@code 192.168.100.0/24}. */
public final class AddressBlock {
    private final IPAddress block;
    private final int prefix;

    private AddressBlock(IPAddress block, int prefix) {
        this.block = block;
        this.prefix = prefix;
    }

    /**
     * The block that an address is in.
     *
     * @param prefix the length of the prefix, 0 to {@link Address#bits()}
     */
    public static AddressBlock of(Address address, int prefix) {
        return new AddressBlock(address.ip().toPrefixBlock(prefix), prefix);
    }

    /** The length of the prefix. */
    public int prefix() {
        return prefix;
    }

    /** The first address; of IPv4 that of the network, which no host can have. */
    public Address first() {
        return new Address(block.getLower().withoutPrefixLength());
    }

    /** The last address; of IPv4 that for broadcasts. */
    public Address last() {
        return new Address(block.getUpper().withoutPrefixLength());
    }

    /** True for an address inside; one of the other family never is. */
    public boolean contains(Address address) {
        return block.contains(address.ip());
    }

    /** True if an address is in both. */
    public boolean overlaps(AddressBlock other) {
        return block.contains(other.block) || other.block.contains(block);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressBlock that && prefix == that.prefix && block.equals(that.block);
    }

    @Override
    public int hashCode() {
        return 31 * block.hashCode() + prefix;
    }

    /** As libvirt writes it in its messages: {@code 192.168.100.0/24}. */
    @Override
    public String toString() {
        return first() + "/" + prefix;
    }
}
