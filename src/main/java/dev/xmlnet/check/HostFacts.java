package dev.xmlnet.check;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host has, as {@code ip -j link} tells it.
 *
 * @param devices the network devices, by name
 */
public record HostFacts(Map<String, Device> devices) {
    /**
     * A network device.
     *
     * @param name such as {@code eth0}
     * @param kind what {@code ip -d} says it is, such as {@code bridge}, {@code openvswitch}, {@code vlan}, {@code bond}; null
     *     where it says nothing, as of a plain NIC or without {@code -d}
     * @param mtu in bytes; 0 if it is not known
     * @param master the bridge or bond that it is a port of, or null
     * @param subnets addresses with their prefixes, such as {@code 192.168.1.5/24}; {@code ip -j addr} has them
     */
    public record Device(
            String name,
            @Nullable String kind,
            int mtu,
            @Nullable String master,
            List<String> subnets) {}
}
