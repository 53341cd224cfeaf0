package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import org.jspecify.annotations.Nullable;

/**
 * A route of the host.
 *
 * @param to where it leads; null for all that no other leads to
 * @param gateway the router; null for a network that is on the link itself
 * @param metric what orders routes to one network; null for the dialect's own
 * @param table the number of its table; null for the main one
 * @param ipv6 true for IPv6
 */
public record HostRoute(
        @Nullable IpBlock to,
        @Nullable IpAddress gateway,
        @Nullable Integer metric,
        @Nullable Integer table,
        boolean ipv6) {
    /** Returns the route to everywhere. */
    public static HostRoute everywhere(IpAddress gateway) {
        return new HostRoute(null, gateway, null, null, gateway.isIpv6());
    }

    /**
     * Reads {@code 198.51.100.0/24=192.0.2.254}, with {@code ,METRIC} behind it or without.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static HostRoute parse(String text) {
        int equals = text.indexOf('=');
        int slash = text.indexOf('/');
        if (slash < 1 || equals < slash) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a route; use CIDR=GATEWAY, such as 198.51.100.0/24=192.0.2.254");
        }
        int comma = text.indexOf(',', equals);
        IpAddress first = IpAddress.parse(text.substring(0, slash));
        IpAddress gateway = IpAddress.parse(text.substring(equals + 1, comma < 0 ? text.length() : comma));
        int prefix = HostAddress.prefix(text.substring(0, equals), slash, first);
        IpBlock to = IpBlock.of(first, prefix);
        if (prefix == 0 || !to.first().equals(first)) {
            throw new IllegalArgumentException("'" + text.substring(0, equals) + "' is not a network"
                    + (prefix == 0 ? "; use its first address and 1 to " + first.bits() : "; use " + to));
        } else if (first.isIpv6() != gateway.isIpv6()) {
            throw new IllegalArgumentException(
                    "gateway " + gateway + " is of another family than " + to + "; use one of " + first.family());
        }
        return new HostRoute(to, gateway, comma < 0 ? null : metric(text.substring(comma + 1)), null, first.isIpv6());
    }

    private static Integer metric(String digits) {
        if (!digits.matches("0|[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("'" + digits + "' is not a metric; use a whole number, such as 50");
        }
        return Integer.valueOf(digits);
    }
}
