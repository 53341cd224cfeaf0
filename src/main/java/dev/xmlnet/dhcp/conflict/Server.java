package dev.xmlnet.dhcp.conflict;

import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.ServerFacts;
import dev.xmlnet.dhcp.ServerKind;
import dev.xmlnet.libvirt.value.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A DHCP server that the inputs tell of.
 *
 * @param kind which program it is
 * @param name the network's name or the path of its configuration, for messages
 * @param facts its subnets and reservations; without any for one of which nothing is known
 */
public record Server(ServerKind kind, String name, ServerFacts facts) {
    /** Returns the smallest subnet that holds an address; null if none does. */
    public @Nullable ServedSubnet subnetOf(IpAddress address) {
        ServedSubnet found = null;
        for (ServedSubnet subnet : facts.subnets()) {
            boolean closer =
                    found == null || subnet.block().prefix() > found.block().prefix();
            found = subnet.block().contains(address) && closer ? subnet : found;
        }
        return found;
    }

    /** Returns its subnets as a list in words; empty if it has none. */
    public String subnets() {
        return String.join(
                ", ",
                facts.subnets().stream()
                        .map(subnet -> subnet.block().toString())
                        .distinct()
                        .toList());
    }
}
