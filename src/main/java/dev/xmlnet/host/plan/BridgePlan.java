package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Mtu;
import dev.xmlnet.libvirt.value.VlanId;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bridge with a NIC as its port.
 *
 * @param name the bridge
 * @param nic the NIC, or a bond
 * @param mac the NIC's address, which the bridge takes; null if it is not known
 * @param mtu of both; null for the NIC's own
 * @param stp true to take part in the spanning tree
 * @param vlanAware true to filter VLANs
 * @param vlans the tagged VLANs that pass, if it filters; else at most one, which is all that the bridge is on
 * @param taps further ports
 * @param ip how the host is reached by the bridge
 * @param profile the UUID of NetworkManager's profile of the NIC, which stays and no longer starts; null if it is not known
 */
public record BridgePlan(
        DeviceName name,
        DeviceName nic,
        @Nullable MacAddress mac,
        @Nullable Mtu mtu,
        boolean stp,
        boolean vlanAware,
        List<VlanId> vlans,
        List<Tap> taps,
        IpSettings ip,
        @Nullable String profile)
        implements HostPlan {
    /**
     * Holds the parts against each other.
     *
     * @throws IllegalArgumentException if they do not go together
     */
    public BridgePlan {
        Set<DeviceName> names = new HashSet<>(List.of(name));
        HostNames.refuse(name);
        HostNames.refuseNic(nic);
        if (!names.add(nic)) {
            throw new IllegalArgumentException("bridge and NIC are both " + nic + "; give the bridge another name");
        }
        for (Tap tap : taps) {
            HostNames.refuse(tap.name());
            if (!names.add(tap.name())) {
                throw new IllegalArgumentException(
                        "the name " + tap.name() + " is given twice; use another for the tap");
            } else if (DeviceName.isReserved(tap.name().toString())) {
                throw new IllegalArgumentException(
                        "'" + tap.name() + "' is a name that libvirt gives; use another for the tap");
            }
        }
        if (!vlanAware && vlans.size() > 1) {
            throw new IllegalArgumentException(
                    "several VLANs need a bridge that filters VLANs; use vlan-aware, or one VLAN");
        }
        if (!vlanAware && vlans.size() == 1) {
            DeviceName.parse("VLAN device", nic + "." + vlans.get(0));
        }
        ip.refuseLostGateways();
    }

    /** The device that is the bridge's port: the NIC, or its VLAN. */
    public String port() {
        return vlanAware || vlans.isEmpty() ? nic.toString() : nic + "." + vlans.get(0);
    }

    /** A bridge on the NIC itself takes the host's address along, which nobody may have told. */
    @Override
    public List<Diagnostic> notes() {
        boolean silent = !ip.has(false) && !ip.has(true) && port().equals(nic.toString());
        return silent
                ? List.of(Diagnostic.warning(
                        "no-address",
                        "bridge " + name + " has no address, so the host is not reached by " + nic
                                + "; give its addresses",
                        null))
                : List.of();
    }

    @Override
    public Part part() {
        return PlanParts.of(this);
    }
}
