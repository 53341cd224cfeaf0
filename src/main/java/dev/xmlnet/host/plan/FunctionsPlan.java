package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Part;
import org.jspecify.annotations.Nullable;

/**
 * Virtual functions of an SR-IOV NIC. Their number is all that the host has to say: MAC address and VLAN of each are set by libvirt when a
 * guest starts.
 *
 * @param nic the physical function
 * @param mac its address; null if it is not known
 * @param count how many, 1 to {@link #MOST}
 */
public record FunctionsPlan(DeviceName nic, @Nullable MacAddress mac, int count) implements HostPlan {
    /** What PCI Express has room for (TotalVFs is 16 bits, and cards have up to 256). */
    public static final int MOST = 256;

    /**
     * Holds the number against what there can be.
     *
     * @throws IllegalArgumentException if there cannot be so many
     */
    public FunctionsPlan {
        HostNames.refuseNic(nic);
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(count + " functions cannot be; use 1 to " + MOST);
        }
    }

    @Override
    public DeviceName name() {
        return nic;
    }

    @Override
    public Part part() {
        return PlanParts.of(this);
    }
}
