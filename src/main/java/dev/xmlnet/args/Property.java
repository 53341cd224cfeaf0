package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import java.util.Set;

/**
 * A key of QEMU's {@code -device} or {@code -netdev}.
 *
 * @param key such as {@code host_mtu}
 * @param value how the part's value is written
 * @param needs what the device must be; empty for any
 * @param kinds the kinds of connection on which it says the part; empty for all
 */
public record Property(String key, QemuValue value, Set<Need> needs, Set<Kind> kinds) {
    /** What a device must be. */
    public enum Need {
        /** A NIC that QEMU makes, and no device of the host. */
        NIC,
        VIRTIO,
        PCI,
        CCW
    }

    /** True if it says the part on this kind of connection. */
    public boolean isFor(Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
