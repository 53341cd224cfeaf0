package dev.xmlnet.dhcp.wish;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address that somebody wants for a guest.
 *
 * @param mac who gets it
 * @param duid by what a server of IPv6 knows the guest, from a lease; null if nobody tells it
 * @param address the address
 * @param prefix the length of the prefix; null if nobody said it
 * @param name the host name that was asked for; null if none was
 * @param nic the guest's interface; null if no input has the MAC address
 * @param where it is asked for; null on the command line
 */
public record Wish(
        MacAddress mac,
        @Nullable String duid,
        IpAddress address,
        @Nullable Integer prefix,
        @Nullable String name,
        @Nullable Nic nic,
        @Nullable Whence where) {
    /** Returns the guest's name, else the MAC address. */
    public String who() {
        return nic == null ? mac.toString() : nic.guest();
    }
}
