package dev.xmlnet.args.qemu.read;

import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.NetworkName;
import org.jspecify.annotations.Nullable;

/**
 * What taps are connected to on the host, which a command line of QEMU does not say.
 *
 * @param type of the interface: bridge, network or direct
 * @param name of the bridge, the network or the NIC
 * @param mode of macvtap; null for the others
 */
public record Side(String type, String name, @Nullable String mode) {
    /** A bridge of the host. */
    public static Side bridge(DeviceName name) {
        return new Side("bridge", name.toString(), null);
    }

    /** A network of libvirt's. */
    public static Side network(NetworkName name) {
        return new Side("network", name.toString(), null);
    }

    /** macvtap on a NIC of the host. */
    public static Side direct(DeviceName nic, String mode) {
        return new Side("direct", nic.toString(), mode);
    }
}
