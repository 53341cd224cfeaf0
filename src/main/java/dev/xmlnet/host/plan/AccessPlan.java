package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import java.util.List;

/**
 * A macvlan of the host beside the macvtap of its guests, in mode bridge, by which they reach each other.
 *
 * @param name the device
 * @param nic the NIC that the guests' macvtap is on
 * @param address an address of its own, of the guests' family
 * @param guests addresses that are reached by it, at least one
 */
public record AccessPlan(DeviceName name, DeviceName nic, HostAddress address, List<IpAddress> guests)
        implements HostPlan {
    /**
     * Holds the parts against each other.
     *
     * @throws IllegalArgumentException if they do not go together
     */
    public AccessPlan {
        HostNames.refuse(name);
        HostNames.refuseNic(nic);
        if (name.equals(nic)) {
            throw new IllegalArgumentException("macvlan and NIC are both " + nic + "; give the macvlan another name");
        } else if (guests.isEmpty()) {
            throw new IllegalArgumentException("no guest is named; give the address of each that the host reaches");
        }
        for (IpAddress guest : guests) {
            if (guest.isIpv6() != address.address().isIpv6()) {
                throw new IllegalArgumentException("guest " + guest + " is of another family than " + address
                        + "; make one device for each family");
            } else if (guest.equals(address.address())) {
                throw new IllegalArgumentException(
                        "guest and host both have " + guest + "; give the host another address");
            }
        }
    }

    @Override
    public List<Diagnostic> notes() {
        if (address.prefix() == address.address().bits()) {
            return List.of();
        }
        return List.of(Diagnostic.note(
                "subnet-twice",
                name + " takes the subnet of " + nic + " along; use " + address.address() + "/"
                        + address.address().bits() + ", which leads to the guests only",
                null));
    }

    @Override
    public Part part() {
        return PlanParts.of(this);
    }
}
