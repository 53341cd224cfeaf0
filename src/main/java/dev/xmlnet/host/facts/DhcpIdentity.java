package dev.xmlnet.host.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a DHCP client is known to servers; who asks with the same gets the same address. Identifiers are as the client's program
 * prints them.
 *
 * @param clientId of IPv4: NetworkManager's {@code dhcp_client_identifier}, such as {@code 01:00:00:5e:00:53:01}, or null
 * @param iaid4 of IPv4, where the client is known by IAID and DUID: networkd's, such as {@code 0xd1bf70e9}, or null
 * @param iaid6 of IPv6: NetworkManager's {@code 2b:50:67:35}, networkd's {@code 0xd1bf70e9}, or null
 * @param duid of IPv6, or null
 * @param leases the files in which dhclient or dhcpcd keep what they were given
 */
public record DhcpIdentity(
        @Nullable String clientId,
        @Nullable String iaid4,
        @Nullable String iaid6,
        @Nullable String duid,
        List<String> leases) {
    /** Nothing told. */
    public static final DhcpIdentity NONE = new DhcpIdentity(null, null, null, null, List.of());
}
