package dev.xmlnet.libvirt.value;

import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/** All addresses with one prefix, such as {@code 192.168.100.0/24}. */
public final class IpBlock {
    private final IPAddress block;
    private final int prefix;

    private IpBlock(IPAddress block, int prefix) {
        this.block = block;
        this.prefix = prefix;
    }

    /**
     * The block that an address is in.
     *
     * @param prefix the length of the prefix, 0 to {@link IpAddress#bits()}
     */
    public static IpBlock of(IpAddress address, int prefix) {
        return new IpBlock(LibraryAddress.of(address).toPrefixBlock(prefix), prefix);
    }

    /** The length of the prefix. */
    public int prefix() {
        return prefix;
    }

    /** True for IPv6, false for IPv4. */
    public boolean isIpv6() {
        return block.isIPv6();
    }

    /** True if the first and the last address are not all that there are. */
    public boolean isRoomy() {
        return prefix <= block.getBitCount() - 2;
    }

    /** The first address; of IPv4 that of the network, which no host can have. */
    public IpAddress first() {
        return LibraryAddress.of(block.getLower().withoutPrefixLength());
    }

    /** The last address; of IPv4 that for broadcasts. */
    public IpAddress last() {
        return LibraryAddress.of(block.getUpper().withoutPrefixLength());
    }

    /** True for an address inside; one of the other family never is. */
    public boolean contains(IpAddress address) {
        return block.contains(LibraryAddress.of(address));
    }

    /** True if all of another block is in this. */
    public boolean contains(IpBlock other) {
        return block.contains(other.block);
    }

    /** True if an address is in both. */
    public boolean overlaps(IpBlock other) {
        return contains(other) || other.contains(this);
    }

    /**
     * Names an address that libvirt gives to no guest: of IPv4 the first and the last, even of two addresses, and of one.
     *
     * @return {@code network address} or {@code broadcast address}; null for every other
     */
    public @Nullable String reserved(IpAddress address) {
        if (address.isIpv6()) {
            return null;
        }
        return address.equals(first()) ? "network address" : address.equals(last()) ? "broadcast address" : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpBlock that && prefix == that.prefix && block.equals(that.block);
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
