package dev.xmlnet.dhcp.conflict;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a server would take in silence, or refuse later.
 *
 * @param kind which law of reservations it is against
 * @param severity an error if somebody would lack an address or two would have one, a warning if it is likely not meant
 * @param message what is wrong, and what to do
 * @param where the place that a person changes; null on the command line
 */
public record Conflict(
        Kind kind,
        Severity severity,
        String message,
        @Nullable Whence where) {
    /** The laws, of which each is one word for a person who filters. */
    public enum Kind {
        /** One client has two addresses of one family at one server. */
        RESERVED_TWICE,
        /** One address is kept for two clients. */
        ADDRESS_TAKEN,
        /** One name is kept for two clients where the server refuses that. */
        NAME_TAKEN,
        /** No subnet of the server has the address. */
        OUTSIDE_SUBNET,
        /** The address is the server's own, a gateway's, or that of the network or for broadcasts. */
        NO_GUEST_ADDRESS,
        /** The server may give the address to others, since it is in a range. */
        INSIDE_RANGE,
        /** The server takes the name for something else. */
        DHCP_NAME,
        /** Another has the address now. */
        ADDRESS_IN_USE,
        /** The guest's filter lets another address through, or another guest's filter this one. */
        FILTERED_ADDRESS,
        /** Two guests have one MAC address. */
        DUPLICATE_MAC,
        /** libvirt knows clients of IPv6 by their DUID. */
        MAC_ON_IPV6;

        /** Returns the id for a diagnostic. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Conflict error(Kind kind, String message, @Nullable Whence where) {
        return new Conflict(kind, Severity.ERROR, message, where);
    }

    static Conflict warning(Kind kind, String message, @Nullable Whence where) {
        return new Conflict(kind, Severity.WARNING, message, where);
    }

    /** Returns it as a diagnostic of the file in which its place is. */
    public Diagnostic diagnostic() {
        return new Diagnostic(severity, kind.id(), message, where == null ? null : where.location());
    }
}
