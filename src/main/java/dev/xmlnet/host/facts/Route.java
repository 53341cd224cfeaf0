package dev.xmlnet.host.facts;

import org.jspecify.annotations.Nullable;

/**
 * A route.
 *
 * @param ipv6 true for IPv6, false for IPv4
 * @param destination {@code default}, a block or an address
 * @param type such as {@code unicast} or {@code blackhole}
 * @param gateway the next hop, of either family, or null
 * @param device by which it goes; null for one that goes nowhere
 * @param metric null for the family's own
 * @param table {@code main}, or another's name or number
 * @param protocol who made it, such as {@code kernel}, {@code dhcp}, {@code ra}, {@code static}; {@code boot} if ip says none
 * @param scope such as {@code link}, or null
 * @param source the address that packets on it are from, or null
 * @param onlink true if the gateway need not be in a subnet of the device
 * @param mtu in bytes, or null
 * @param several true for one hop of a route with more than one
 */
public record Route(
        boolean ipv6,
        String destination,
        String type,
        @Nullable String gateway,
        @Nullable String device,
        @Nullable Long metric,
        String table,
        String protocol,
        @Nullable String scope,
        @Nullable String source,
        boolean onlink,
        @Nullable Integer mtu,
        boolean several) {

    /** True for one to everywhere. */
    public boolean isDefault() {
        return destination.equals("default");
    }

    /** True if the kernel makes it again by itself with the address. */
    public boolean isOfKernel() {
        return protocol.equals("kernel");
    }

    /** True if a server or a router told it, so that whoever asks them again has it again. */
    public boolean isLearnt() {
        return protocol.equals("dhcp") || protocol.equals("ra");
    }
}
