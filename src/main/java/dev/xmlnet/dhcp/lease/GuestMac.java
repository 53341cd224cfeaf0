package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.MacAddress;

/**
 * A MAC of a running guest on a network of libvirt.
 *
 * @param guest its name
 * @param mac one of its addresses
 * @param where it is told
 */
public record GuestMac(String guest, MacAddress mac, Whence where) {}
