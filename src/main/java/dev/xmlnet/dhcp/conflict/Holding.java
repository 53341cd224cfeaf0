package dev.xmlnet.dhcp.conflict;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that somebody has now.
 *
 * @param leased true by a lease, false by the neighbour table, which shows who answers
 * @param address the address
 * @param mac who has it; null if the source does not tell
 * @param duid by what a server of IPv6 knows who has it; null if the source does not tell
 * @param until the end of the lease; null if it never ends, or there is none
 * @param where the source says so
 */
public record Holding(
        boolean leased,
        IpAddress address,
        @Nullable MacAddress mac,
        @Nullable String duid,
        @Nullable Instant until,
        Whence where) {
    /** Returns the holder, for a message. */
    String holder() {
        return mac != null ? mac.toString() : duid != null ? "DUID " + duid : "another client";
    }

    /** Returns {@code until ...} or {@code for ever}. */
    String howLong() {
        return until == null ? "for ever" : "until " + until;
    }
}
