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
     * Reads {@code 198.51.100.0/24=192.0.2.254} or {@code default=192.0.2.254}; {@code ,METRIC} or {@code ,METRIC,TABLE} may follow.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static HostRoute parse(String text) {
        int equals = text.indexOf('=');
        String network = text.substring(0, Math.max(0, equals));
        if (!network.equals("default") && network.indexOf('/') < 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a route; use CIDR=GATEWAY, such as 198.51.100.0/24=192.0.2.254");
        }
        String[] behind = text.substring(equals + 1).split(",", -1);
        IpAddress gateway = IpAddress.parse(behind[0]);
        IpBlock to = network.equals("default") ? null : block(network);
        if (to != null && to.first().isIpv6() != gateway.isIpv6()) {
            throw new IllegalArgumentException("gateway " + gateway + " is of another family than " + to
                    + "; use one of " + to.first().family());
        } else if (behind.length > 3) {
            throw new IllegalArgumentException("'" + text + "' has too many commas; use CIDR=GATEWAY,METRIC,TABLE");
        }
        Integer metric = behind.length < 2 ? null : number("metric", behind[1]);
        Integer table = behind.length < 3 ? null : number("table", behind[2]);
        return new HostRoute(to, gateway, metric, table, gateway.isIpv6());
    }

    private static IpBlock block(String network) {
        int slash = network.indexOf('/');
        IpAddress first = IpAddress.parse(network.substring(0, slash));
        int prefix = HostAddress.prefix(network, slash, first);
        IpBlock to = IpBlock.of(first, prefix);
        if (prefix == 0 || !to.first().equals(first)) {
            throw new IllegalArgumentException("'" + network + "' is not a network"
                    + (prefix == 0 ? "; use its first address and 1 to " + first.bits() : "; use " + to));
        }
        return to;
    }

    private static Integer number(String what, String digits) {
        if (!digits.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "'" + digits + "' is not a " + what + "; use a whole number, such as 50");
        }
        return Integer.valueOf(digits);
    }
}
