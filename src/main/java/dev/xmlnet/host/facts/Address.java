package dev.xmlnet.host.facts;

import org.jspecify.annotations.Nullable;

/**
 * An IP address of a device.
 *
 * @param local the address
 * @param prefix the length of its prefix
 * @param peer the other end of a point-to-point link, or null
 * @param broadcast the address for broadcasts, or null
 * @param scope such as {@code global} or {@code link}; null if it was not told
 * @param label such as {@code eth0:1}; null for none, and for the device's own name
 * @param dynamic true if it ends unless it is renewed, as one of DHCP or of router advertisements does
 * @param noPrefixRoute true if the kernel made no route for it
 * @param managed true if the kernel makes temporary addresses beside it (mngtmpaddr), as beside its own of an advertisement
 * @param temporary true for such a temporary one
 */
public record Address(
        String local,
        int prefix,
        @Nullable String peer,
        @Nullable String broadcast,
        @Nullable String scope,
        @Nullable String label,
        boolean dynamic,
        boolean noPrefixRoute,
        boolean managed,
        boolean temporary) {

    /** True for IPv6, false for IPv4. */
    public boolean isIpv6() {
        return local.indexOf(':') >= 0;
    }

    /** True for one that only neighbours reach: 169.254.0.0/16 or fe80::/10. */
    public boolean isLinkLocal() {
        return "link".equals(scope) || local.startsWith("fe80:") || local.startsWith("169.254.");
    }

    /** Returns address and prefix, such as {@code 192.168.1.5/24}. */
    @Override
    public String toString() {
        return local + "/" + prefix;
    }
}
