package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import java.util.List;

/** A device of the host that is to be made. */
public sealed interface HostPlan permits BridgePlan, MacvtapPlan, AccessPlan, FunctionsPlan {
    /** The device; of functions, the NIC that has them. */
    DeviceName name();

    /** The NIC that the device is made on. */
    DeviceName nic();

    /** Returns what a person should know first, whatever the dialect is. */
    default List<Diagnostic> notes() {
        return List.of();
    }

    /** Returns the {@code <interface>} that the stylesheets of the dialects read; docs/host.md tells its parts. */
    Part part();
}
