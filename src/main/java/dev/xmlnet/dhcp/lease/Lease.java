package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Uuid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that a server has given to a client.
 *
 * @param mac the client's hardware address; null if the file does not tell it
 * @param fromDuid true if the MAC is known from the DUID alone: a client keeps the DUID that it made first, so a clone's may hold the MAC of
 *     the guest that it was copied from
 * @param address what it was given
 * @param until when the lease ends, be it over or not; {@link #FOREVER} for one without an end, null if the file does not tell
 * @param state whether the server counts it as given
 * @param clientId the client identifier of IPv4 in hex with colons, small letters; null if none is told
 * @param duid the DUID of IPv6 in the same form; null if none is told
 * @param name the host name that the server has for the client; null if none is told
 * @param guest the UUID of the libvirt guest; null if the file does not tell it
 * @param device the bridge or interface of the server's side; null if the file does not tell it
 * @param temporary true for a temporary address of IPv6
 * @param where the entry begins
 */
public record Lease(
        @Nullable MacAddress mac,
        boolean fromDuid,
        IpAddress address,
        @Nullable Instant until,
        State state,
        @Nullable String clientId,
        @Nullable String duid,
        @Nullable String name,
        @Nullable Uuid guest,
        @Nullable String device,
        boolean temporary,
        Whence where) {
    /** The end of a lease that has none: later than any other. */
    public static final Instant FOREVER = Instant.MAX;

    /** What a server says of a lease; whether its time is over is another question. */
    public enum State {
        /** The server counts the address as given. */
        IN_USE,
        /** Given back, taken back, declined, or marked as expired by the server. */
        ENDED
    }

    /** True if its time was over at an instant; false if its end is not known. */
    public boolean isOver(Instant now) {
        return until != null && until.compareTo(now) <= 0;
    }
}
