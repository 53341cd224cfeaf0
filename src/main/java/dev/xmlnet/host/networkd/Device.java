package dev.xmlnet.host.networkd;

import dev.xmlnet.libvirt.value.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A device that a file may match.
 *
 * @param name its name
 * @param mac its address; null if it is not known
 * @param kind of a device that software makes, such as bridge; empty for a NIC
 */
record Device(String name, @Nullable MacAddress mac, String kind) {
    /** A tap, which gets an address that no file names. */
    static Device tap(String name) {
        return new Device(name, MacAddress.of("00:00:00:00:00:00"), "tap");
    }
}
