package dev.xmlnet.address.neighbour;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table of neighbours.
 *
 * @param mac who answered; null if nobody did, and for hardware that is not Ethernet. A dead row may still show the one that it had
 * @param address for what
 * @param device the interface of the host, by its own name; null if the table does not tell it
 * @param state how much the row is worth
 * @param where it stands
 */
public record Neighbour(
        @Nullable MacAddress mac,
        IpAddress address,
        @Nullable String device,
        State state,
        Whence where) {
    /** The states of the kernel, from the surest to those that are no answer. */
    public enum State {
        /** Answered a moment ago. */
        REACHABLE,
        /** Will be asked again in a moment, since it was used. */
        DELAY,
        /** Is asked again. */
        PROBE,
        /** Set by hand. */
        PERMANENT,
        /** Set by hand on a link that does not ask. */
        NOARP,
        /** Answered, but not a moment ago, or without having been asked; also rows of tables that do not tell how old they are. */
        STALE,
        /** Nobody has answered, or the kernel answers itself for another (proxy): no answer. */
        DEAD
    }

    /** True if the row says that somebody has the address. */
    public boolean isAlive() {
        return state != State.DEAD && mac != null;
    }
}
