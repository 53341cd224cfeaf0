package dev.xmlnet.address;

import dev.xmlnet.dhcp.Whence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source that tells an address of a guest.
 *
 * @param source its name, such as {@code dnsmasq} or {@code ip neigh}
 * @param standing how sure it is
 * @param until when a lease ends; {@link dev.xmlnet.dhcp.lease.Lease#FOREVER} for never, null for anything else
 * @param remark what a person should know; empty for nothing
 * @param where it is said; null if no file says it
 */
public record Said(
        String source,
        Standing standing,
        @Nullable Instant until,
        String remark,
        @Nullable Whence where) {
    /** Returns the source and its place. */
    @Override
    public String toString() {
        return where == null ? source : source + " " + where;
    }
}
