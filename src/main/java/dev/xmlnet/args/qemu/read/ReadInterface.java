package dev.xmlnet.args.qemu.read;

import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;

/**
 * An interface that was read.
 *
 * @param part {@code <interface>}
 * @param location where the option of its NIC begins
 */
public record ReadInterface(Part part, Location location) {}
