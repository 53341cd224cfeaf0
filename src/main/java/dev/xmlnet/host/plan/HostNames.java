package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.DeviceName;
import java.util.Set;

/** The names of devices that the host's programs take; libvirt's schema has more. */
final class HostNames {
    /** Words that programs take for all devices. */
    private static final Set<String> WORDS = Set.of("all", "default", DeviceName.LOOPBACK);

    private HostNames() {}

    /**
     * Refuses a name that is a word or an option of a program, or that is written otherwise in some file.
     *
     * @throws IllegalArgumentException if it is one
     */
    static void refuse(DeviceName device) {
        String name = device.toString();
        if (WORDS.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is a word for other devices; use another, such as br0");
        } else if (name.startsWith("-") || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a name that every program takes; use another, such as br0");
        }
    }

    /**
     * Refuses a device that can be no port of a bridge: the loopback, and Wi-Fi, whose access point takes frames of one MAC address.
     *
     * @throws IllegalArgumentException if it is one
     */
    static void refuseNic(DeviceName nic) {
        if (WORDS.contains(nic.toString())) {
            throw new IllegalArgumentException("'" + nic + "' is not a NIC; name the one with the cable");
        } else if (DeviceName.looksWireless(nic.toString())) {
            throw new IllegalArgumentException(
                    "NIC '" + nic + "' is Wi-Fi, which carries one MAC address only; use NAT or a routed network");
        }
        refuse(nic);
    }

    /** True if Linux and its tools give such a name to a bond, whose profile is not that of a NIC. */
    static boolean isBond(DeviceName nic) {
        return nic.toString().matches("bond[0-9].*");
    }
}
