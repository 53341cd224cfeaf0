package dev.xmlnet.dhcp.dhcpd;

import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code host} of a file.
 *
 * @param reservation what it says; its name is the label
 * @param block from its first word to its last bracket
 * @param label the place of the label
 * @param open the place of its first bracket
 * @param statements in it, each with its semicolon
 * @param fixed its IPv4 addresses; null if it has none
 * @param fixed6 its IPv6 addresses; null if it has none
 * @param scope the block that it stands in
 */
record DhcpdHost(
        Reservation reservation,
        Span block,
        Span label,
        int open,
        List<Span> statements,
        @Nullable Fixed fixed,
        @Nullable Fixed fixed6,
        Scope scope) {
    /**
     * A {@code fixed-address}.
     *
     * @param addresses none if it is a name
     * @param only the place of the address if it is one; empty, where the statement begins, if not
     */
    record Fixed(List<IpAddress> addresses, Span only) {
        boolean isOne() {
            return only.end() > only.start() && !addresses.isEmpty();
        }
    }

    // Compared as what it is, not as what it says.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return block.start();
    }
}
