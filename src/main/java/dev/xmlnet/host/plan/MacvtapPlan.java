package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import java.util.List;

/**
 * A macvtap device of the host's own, for who wants its name: a network or guest with the NIC itself needs none.
 *
 * @param name the device
 * @param nic the NIC that it is on
 * @param mode one of {@link #MODES}
 */
public record MacvtapPlan(DeviceName name, DeviceName nic, String mode) implements HostPlan {
    /** The modes of macvtap. */
    public static final List<String> MODES = List.of("bridge", "private", "vepa", "passthrough");

    /**
     * Holds the parts against each other.
     *
     * @throws IllegalArgumentException if they do not go together
     */
    public MacvtapPlan {
        HostNames.refuse(name);
        HostNames.refuseNic(nic);
        if (name.equals(nic)) {
            throw new IllegalArgumentException("macvtap and NIC are both " + nic + "; give the macvtap another name");
        } else if (!MODES.contains(mode)) {
            throw new IllegalArgumentException(
                    "'" + mode + "' is not a mode of macvtap; use " + String.join(", ", MODES));
        }
    }

    @Override
    public List<Diagnostic> notes() {
        return List.of(Diagnostic.note(
                "no-link-needed",
                "a network with <interface dev='" + nic
                        + "'/> needs no macvtap of the host; use it unless the name counts",
                null));
    }

    @Override
    public Part part() {
        return PlanParts.of(this);
    }
}
