package dev.xmlnet.args;

/**
 * A command of the host.
 *
 * @param before true for one that runs before QEMU starts, false for one after it ended
 * @param command with {@code {PATH}} for values and {@code [ ]} around what is left out where one of them is missing
 */
public record HostLine(boolean before, String command) {}
