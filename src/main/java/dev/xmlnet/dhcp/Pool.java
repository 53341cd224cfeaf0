package dev.xmlnet.dhcp;

import dev.xmlnet.libvirt.value.IpRange;

/**
 * Addresses that a server gives to whoever asks.
 *
 * @param range from the first to the last
 * @param where it is named
 */
public record Pool(IpRange range, Whence where) {}
