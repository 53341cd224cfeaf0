package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Part;

/** A device of the host that is to be made. */
public sealed interface HostPlan permits BridgePlan, MacvtapPlan, AccessPlan, FunctionsPlan {
    /** The device; of functions, the NIC that has them. */
    DeviceName name();

    /** The NIC that the device is made on. */
    DeviceName nic();

    /** Returns the {@code <interface>} that the stylesheets of the dialects read; docs/host.md tells its parts. */
    Part part();
}
