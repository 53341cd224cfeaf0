package dev.xmlnet.dhcp;

import dev.xmlnet.libvirt.value.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the subnet that holds an address, without a look at each. */
public final class Subnets {
    private final Map<Integer, Map<IpAddress, List<ServedSubnet>>> ipv4 = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Integer, Map<IpAddress, List<ServedSubnet>>> ipv6 = new TreeMap<>(Comparator.reverseOrder());

    /** Takes subnets, in order. */
    public Subnets(List<ServedSubnet> subnets) {
        for (ServedSubnet subnet : subnets) {
            (subnet.block().isIpv6() ? ipv6 : ipv4)
                    .computeIfAbsent(subnet.block().prefix(), prefix -> new HashMap<>())
                    .computeIfAbsent(subnet.block().first(), first -> new ArrayList<>(1))
                    .add(subnet);
        }
    }

    /** True if there is none of the family of an address. */
    public boolean hasNoneLike(IpAddress address) {
        return (address.isIpv6() ? ipv6 : ipv4).isEmpty();
    }

    /** Returns those with the longest prefix that hold an address: one, or several with equal addresses, or none. */
    public List<ServedSubnet> holding(IpAddress address) {
        for (var byPrefix : (address.isIpv6() ? ipv6 : ipv4).entrySet()) {
            List<ServedSubnet> found = byPrefix.getValue().get(address.network(byPrefix.getKey()));
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }

    /** Returns the first of {@link #holding}; null if there is none. */
    public @Nullable ServedSubnet of(IpAddress address) {
        List<ServedSubnet> holding = holding(address);
        return holding.isEmpty() ? null : holding.get(0);
    }
}
