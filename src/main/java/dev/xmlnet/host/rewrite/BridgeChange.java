package dev.xmlnet.host.rewrite;

import dev.xmlnet.host.plan.Tap;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The change of a host from a NIC with addresses to a bridge with them and the NIC as its port, or back.
 *
 * @param bridge the bridge
 * @param nic the NIC, or a bond
 * @param mac the NIC's address, which the bridge takes; null if neither a person nor facts told it, so that only a file can
 * @param stp true to let the bridge take part in the spanning tree
 * @param vlanAware true for a bridge that filters VLANs
 * @param vlans the tagged VLANs that pass, with {@code vlanAware}
 * @param taps taps that a person's user owns and the bridge has as ports
 * @param mtu in bytes; null for that of the files
 */
public record BridgeChange(
        DeviceName bridge,
        DeviceName nic,
        @Nullable MacAddress mac,
        boolean stp,
        boolean vlanAware,
        List<Integer> vlans,
        List<Tap> taps,
        @Nullable Integer mtu) {
    /** A change with nothing but the two names and perhaps the address. */
    public static BridgeChange of(DeviceName bridge, DeviceName nic, @Nullable MacAddress mac) {
        return new BridgeChange(bridge, nic, mac, false, false, List.of(), List.of(), null);
    }
}
