package dev.xmlnet.host.facts;

import dev.xmlnet.libvirt.value.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network device.
 *
 * @param name such as {@code eth0}
 * @param kind what {@code ip -d} says it is, such as {@code bridge}, {@code openvswitch}, {@code vlan}, {@code bond}; null
 *     where it says nothing, as of a plain NIC or without {@code -d}
 * @param mode of a tun {@code tap} or {@code tun}; of a macvtap, macvlan or bond its mode, such as {@code private} or
 *     {@code passthru}; else null
 * @param loopback true for {@code lo}
 * @param mac its address; null if it has none, or it was not told
 * @param permanentMac the one that its maker gave it, where that is another; else null
 * @param mtu in bytes; 0 if it is not known
 * @param up true if it was set up; null if it was not told
 * @param master the bridge or bond that it is a port of, or null
 * @param link the device that a VLAN, macvtap or macvlan is made on, or null
 * @param vlan the VLAN of a device of kind {@code vlan}, or null
 * @param vlanFiltering true for a bridge that filters VLANs; null for all else, and if it was not told
 * @param stp true for a bridge in the spanning tree; null for all else, and if it was not told
 * @param addresses its IP addresses
 * @param hardware what the kernel's files say of it
 */
public record Device(
        String name,
        @Nullable String kind,
        @Nullable String mode,
        boolean loopback,
        @Nullable MacAddress mac,
        @Nullable MacAddress permanentMac,
        int mtu,
        @Nullable Boolean up,
        @Nullable String master,
        @Nullable String link,
        @Nullable Integer vlan,
        @Nullable Boolean vlanFiltering,
        @Nullable Boolean stp,
        List<Address> addresses,
        Hardware hardware) {

    /** True if the kind is this. */
    public boolean is(String one) {
        return one.equals(kind);
    }

    /** True for a bridge, of the kernel or of Open vSwitch. */
    public boolean isBridge() {
        return is("bridge") || is("openvswitch");
    }

    /** Returns the addresses with their prefixes, such as {@code 192.168.1.5/24}. */
    public List<String> subnets() {
        return addresses.stream().map(Address::toString).toList();
    }

    /** The same device with what the kernel's files say of it; overwrites. */
    public Device with(Hardware other) {
        return new Device(
                name,
                kind,
                mode,
                loopback,
                mac,
                permanentMac,
                mtu,
                up,
                master,
                link,
                vlan,
                vlanFiltering,
                stp,
                addresses,
                other);
    }
}
