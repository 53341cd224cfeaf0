package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.text.BitsTable;
import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.Collection;

/** The clients and the addresses whose leases are asked for. The leases of others are passed over without an object for any. */
public final class Wanted {
    private final BitsTable macs = new BitsTable();
    private final BitsTable addresses = new BitsTable();
    private final boolean everything;

    private Wanted(boolean everything) {
        this.everything = everything;
    }

    /** Asks for each lease that there is. */
    public static Wanted everything() {
        return new Wanted(true);
    }

    /**
     * Asks for the leases of clients, and for the leases of addresses, whoever has them.
     *
     * @param macs of the clients
     * @param addresses such as those at which a neighbour was seen
     */
    public static Wanted of(Collection<MacAddress> macs, Collection<IpAddress> addresses) {
        Wanted wanted = new Wanted(false);
        for (MacAddress mac : macs) {
            wanted.macs.put(0, mac.bits(), 0);
        }
        for (IpAddress address : addresses) {
            wanted.addresses.put(address.high(), address.low(), 0);
        }
        return wanted;
    }

    /** True if the lease of an address to a client is asked for. */
    boolean has(long mac, AddressBits address) {
        return everything
                || macs.get(0, mac) != BitsTable.NONE
                || addresses.get(address.high(), address.low()) != BitsTable.NONE;
    }
}
