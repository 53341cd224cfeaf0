package dev.xmlnet.args.qemu.line;

import dev.xmlnet.xml.Location;
import org.jspecify.annotations.Nullable;

/**
 * What QEMU connects a NIC to.
 *
 * @param type such as {@code tap}
 * @param id by which NICs name it; null if none does
 * @param settings its properties but for type and id
 * @param sound false if QEMU refuses something of its option, so that nothing can be made of it
 * @param location where its option begins
 */
public record Backend(String type, @Nullable String id, Settings settings, boolean sound, Location location) {}
