package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a device of the host is reached.
 *
 * @param dhcp4 true for an IPv4 address by DHCP
 * @param dhcp6 true for an IPv6 address by DHCP
 * @param ra true for IPv6 by router advertisements
 * @param addresses the fixed ones, in order
 * @param routes in order
 * @param dns name servers, in order
 * @param search domains in which names are looked for
 * @param identity what DHCP servers know the host by
 */
public record IpSettings(
        boolean dhcp4,
        boolean dhcp6,
        boolean ra,
        List<HostAddress> addresses,
        List<HostRoute> routes,
        List<IpAddress> dns,
        List<String> search,
        DhcpIdentity identity) {
    /** No settings at all: a bridge for guests only. */
    public static final IpSettings NONE =
            new IpSettings(false, false, false, List.of(), List.of(), List.of(), List.of(), DhcpIdentity.UNKNOWN);

    /**
     * What a DHCP server knows a host by, where that is not the MAC address alone.
     *
     * @param clientId of IPv4, such as {@code ff:d1:bf:70:e9:…}; null if it is not known or is the MAC
     * @param iaid4 of IPv4 in networkd's form, {@code 0xd1bf70e9}; null if it is not known
     * @param iaid6 of IPv6, as the program that manages the NIC prints it; null if it is not known
     */
    public record DhcpIdentity(
            @Nullable String clientId,
            @Nullable String iaid4,
            @Nullable String iaid6) {
        /** Of a host of which nothing is known. */
        public static final DhcpIdentity UNKNOWN = new DhcpIdentity(null, null, null);

        /**
         * Refuses what no program prints, since the values go into files and commands.
         *
         * @throws IllegalArgumentException if one is neither hexadecimal nor, of an IAID, a number
         */
        public DhcpIdentity {
            if (clientId != null && !clientId.matches("\\p{XDigit}{2}(:\\p{XDigit}{2})+")) {
                throw new IllegalArgumentException(
                        "'" + clientId + "' is not a client id; use bytes, such as 01:00:00:5e:00:53:01");
            }
            refuseIaid(iaid4);
            refuseIaid(iaid6);
        }

        private static void refuseIaid(@Nullable String iaid) {
            if (iaid != null && !iaid.matches("\\p{XDigit}{2}(:\\p{XDigit}{2}){3}|0x\\p{XDigit}{1,8}|[0-9]{1,10}")) {
                throw new IllegalArgumentException("'" + iaid + "' is not an IAID; use 4 bytes, such as 2b:50:67:35");
            }
        }
    }

    /** True if there is anything of a family. */
    public boolean has(boolean ipv6) {
        boolean dynamic = ipv6 ? dhcp6 || ra : dhcp4;
        return dynamic || addresses.stream().anyMatch(one -> one.address().isIpv6() == ipv6);
    }

    /** True if the host's addresses are given out by others. */
    public boolean isDynamic() {
        return dhcp4 || dhcp6 || ra;
    }

    /**
     * Holds each gateway against the addresses: one that is on no subnet cannot be reached. With DHCP the subnets are not known, and of IPv6
     * a router is known by its link-local address too.
     *
     * @throws IllegalArgumentException if one is outside all of them
     */
    public void refuseLostGateways() {
        for (HostRoute route : routes) {
            IpAddress gateway = route.gateway();
            if (gateway != null && !isReached(gateway)) {
                throw new IllegalArgumentException(
                        "gateway " + gateway + " is outside every address; give an address on its subnet");
            }
        }
    }

    private boolean isReached(IpAddress gateway) {
        boolean unknown = gateway.isIpv6() ? dhcp6 || ra || isLinkLocal(gateway) : dhcp4;
        return unknown || addresses.stream().anyMatch(one -> one.block().contains(gateway));
    }

    private static boolean isLinkLocal(IpAddress address) {
        return IpBlock.of(IpAddress.parse("fe80::"), 10).contains(address);
    }
}
