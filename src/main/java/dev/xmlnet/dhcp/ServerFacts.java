package dev.xmlnet.dhcp;

import java.util.List;

/**
 * What the configuration of one DHCP server says, its included files too.
 *
 * @param subnets in order; empty where the file names none (a hosts file of dnsmasq)
 * @param pools those of which the file does not say the subnet (a range of dnsmasq without a netmask); the others are in {@code subnets}
 * @param reservations in the order in which the server reads them
 * @param remarks all mistakes of the file itself, each with what this server makes of it: above all what it takes in silence, though it
 *     does not do what the author means (a MAC that it takes for a name, two entries of one client, an address that is in no subnet)
 */
public record ServerFacts(
        List<ServedSubnet> subnets, List<Pool> pools, List<Reservation> reservations, List<Remark> remarks) {
    public ServerFacts {
        subnets = List.copyOf(subnets);
        pools = List.copyOf(pools);
        reservations = List.copyOf(reservations);
        remarks = List.copyOf(remarks);
    }
}
