package dev.xmlnet.dhcp;

import dev.xmlnet.libvirt.value.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that a server keeps for a client.
 *
 * @param clients who gets it; several where a server shares one address by intent (dnsmasq); empty if it names none that can be told
 * @param addresses what they get, of one family or both; empty if only a name or an option is set
 * @param name the host name that they are given; null if none is
 * @param where the entry begins
 */
public record Reservation(
        List<Client> clients,
        List<IpAddress> addresses,
        @Nullable String name,
        Whence where) {
    public Reservation {
        clients = List.copyOf(clients);
        addresses = List.copyOf(addresses);
    }
}
