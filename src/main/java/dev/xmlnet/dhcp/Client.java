package dev.xmlnet.dhcp;

import dev.xmlnet.libvirt.value.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * By what a server knows a client; at least one is not null.
 *
 * @param mac its hardware address; null if the server does not name it
 * @param duid its DUID (IPv6) as bytes in hex with colons, small letters; null if none is named
 * @param clientId its client identifier (IPv4, option 61) in the same form; null if none is named
 * @param name the host name that it is known by, where a server takes that for an identity; null if none is
 */
public record Client(
        @Nullable MacAddress mac, @Nullable String duid, @Nullable String clientId, @Nullable String name) {
    /** Returns a client that is known by its MAC alone. */
    public static Client of(MacAddress mac) {
        return new Client(mac, null, null, null);
    }
}
