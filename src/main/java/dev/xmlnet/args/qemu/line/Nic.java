package dev.xmlnet.args.qemu.line;

import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Location;
import org.jspecify.annotations.Nullable;

/**
 * A NIC of the guest.
 *
 * @param model as QEMU's -device names it; null if only QEMU knows it
 * @param mac with the default of QEMU where the line has none
 * @param settings its properties but for model, MAC and netdev
 * @param sound false if QEMU refuses something of its option, so that nothing can be made of it
 * @param location where its option begins
 */
public record Nic(
        @Nullable String model, @Nullable MacAddress mac, Settings settings, boolean sound, Location location) {
    /** Returns the same with an address. */
    Nic withMac(MacAddress other) {
        return new Nic(model, other, settings, sound, location);
    }
}
