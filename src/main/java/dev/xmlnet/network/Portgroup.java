package dev.xmlnet.network;

import dev.xmlnet.libvirt.value.VlanId;
import org.jspecify.annotations.Nullable;

/**
 * A group of ports that interfaces can ask for.
 *
 * @param name its name
 * @param vlan the VLAN of its ports, or null
 * @param isDefault true if an interface that asks for none gets it
 */
record Portgroup(String name, @Nullable VlanId vlan, boolean isDefault) {
    void write(Lines out) {
        out.open("portgroup", "name", name, "default", isDefault ? "yes" : null);
        writeVlan(out, vlan);
        out.close("portgroup");
    }

    /** A VLAN tag; nothing for null. */
    static void writeVlan(Lines out, @Nullable VlanId vlan) {
        if (vlan != null) {
            out.open("vlan");
            out.leaf("tag", "id", vlan.toString());
            out.close("vlan");
        }
    }
}
