package dev.xmlnet.dhcp.lease;

import java.time.Instant;

/** The ends of leases. */
final class End {
    private End() {}

    /** Returns an instant of seconds since 1970; one that is beyond what can be counted is never. */
    static Instant at(long seconds) {
        return seconds < Lease.FOREVER.getEpochSecond() ? Instant.ofEpochSecond(seconds) : Lease.FOREVER;
    }
}
