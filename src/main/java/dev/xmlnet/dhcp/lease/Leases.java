package dev.xmlnet.dhcp.lease;

import dev.xmlnet.xml.Diagnostic;
import java.util.List;

/**
 * What a file of leases says of those that were asked for.
 *
 * @param format in which it is
 * @param leases at most one an address (with nwfilter, one a client and address): the last that the file has, in order of the file
 * @param guests the guests of BRIDGE.macs, all of them
 * @param remarks what of the file could not be read, with the place
 * @param cut true if it ends inside an entry: a server is writing it, so that another attempt may find it whole; a remark says so too
 */
public record Leases(
        LeaseFormat format, List<Lease> leases, List<GuestMac> guests, List<Diagnostic> remarks, boolean cut) {
    public Leases {
        leases = List.copyOf(leases);
        guests = List.copyOf(guests);
        remarks = List.copyOf(remarks);
    }
}
