package dev.xmlnet.dhcp;

import dev.xmlnet.xml.Diagnostic;
import java.util.List;

/**
 * What the configuration of one DHCP server says, its included files too.
 *
 * @param subnets in order; empty where the file names none (a hosts file of dnsmasq)
 * @param reservations in the order in which the server reads them
 * @param remarks what the server takes in silence, though it does not do what the author means (a MAC that it takes for a name, a
 *     reservation that has no effect), at its place; which file each is in says its message where it is not the file read
 */
public record ServerFacts(List<ServedSubnet> subnets, List<Reservation> reservations, List<Diagnostic> remarks) {
    public ServerFacts {
        subnets = List.copyOf(subnets);
        reservations = List.copyOf(reservations);
        remarks = List.copyOf(remarks);
    }
}
