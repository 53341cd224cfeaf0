package dev.xmlnet.libvirt.value;

import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/** Addresses from one to another, both included; of a pair in the wrong order none is inside. */
public final class IpRange {
    /**
     * libvirt before 11.3, and of IPv6 every one, counts with these bits alone: in all the others both ends are equal, so a /16,
     * or a /112, holds a range.
     */
    private static final int BITS = 16;

    /** 11.3 takes a range of 65536 addresses of IPv4 wherever they lie, 9.0 only in one /16; between them nothing is on record. */
    private static final Version CROSSES_BLOCKS = new Version(11, 3, 0);

    private final IpAddress start;
    private final IpAddress end;

    private IpRange(IpAddress start, IpAddress end) {
        this.start = start;
        this.end = end;
    }

    /** Returns the range of two addresses, whatever they are. */
    public static IpRange of(IpAddress start, IpAddress end) {
        return new IpRange(start, end);
    }

    /** Returns as many as every libvirt takes for one range, from the first. */
    public static IpRange cut(IpAddress start, IpAddress end) {
        return new IpRange(start, block(start).contains(LibraryAddress.of(end)) ? end : lastInBlock(start));
    }

    /** The first address. */
    public IpAddress start() {
        return start;
    }

    /** The last address. */
    public IpAddress end() {
        return end;
    }

    /** True if a libvirt takes so many addresses for one range. */
    public boolean fits(Version libvirt) {
        return start.isIpv6() == end.isIpv6() && end.compareTo(last(libvirt)) <= 0;
    }

    /** The last address that a range from this start may have. */
    public IpAddress last(Version libvirt) {
        return mayCross(libvirt) ? start.plus((1 << BITS) - 1) : lastInBlock(start);
    }

    /** True if a libvirt takes both ends from different blocks, of {@code 65536} addresses each, of this family. */
    public boolean mayCross(Version libvirt) {
        return !start.isIpv6() && libvirt.isAtLeast(CROSSES_BLOCKS);
    }

    /** True if it is one that only a newer libvirt takes. */
    public boolean crosses() {
        return !fits(Version.OLDEST_KNOWN);
    }

    /** True if not every libvirt takes a further address. */
    public boolean isFull() {
        return end.equals(lastInBlock(start));
    }

    /** All that a range from there may reach. */
    private static IPAddress block(IpAddress start) {
        return LibraryAddress.of(start).toPrefixBlock(start.bits() - BITS);
    }

    private static IpAddress lastInBlock(IpAddress start) {
        return LibraryAddress.of(block(start).getUpper().withoutPrefixLength());
    }

    /** True for an address inside. */
    public boolean contains(IpAddress address) {
        return start.compareTo(address) <= 0 && address.compareTo(end) <= 0;
    }

    /** True if an address is in both. */
    public boolean overlaps(IpRange other) {
        return contains(other.start) || other.contains(start);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpRange that && start.equals(that.start) && end.equals(that.end);
    }

    @Override
    public int hashCode() {
        return 31 * start.hashCode() + end.hashCode();
    }

    @Override
    public String toString() {
        return start + "-" + end;
    }
}
