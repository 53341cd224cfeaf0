package dev.xmlnet.host;

/**
 * A file of the host that is to be.
 *
 * @param path from the root, such as {@code /etc/netplan/90-br0.yaml}
 * @param mode such as 0600
 * @param text all of it
 */
public record HostFile(String path, int mode, String text) {}
