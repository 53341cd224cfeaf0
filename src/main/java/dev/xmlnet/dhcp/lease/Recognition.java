package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.dhcpd.Tokens;
import dev.xmlnet.dhcp.dhcpd.Tokens.Kind;
import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.dhcp.text.Columns;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the format of a file of leases by its beginning. */
final class Recognition {
    private static final String KEA = "address,";

    private Recognition() {}

    /** Returns a format; null for JSON, of which the values tell it. */
    static @Nullable LeaseFormat of(Bytes bytes) {
        if (bytes.isBlank()) {
            return LeaseFormat.EMPTY;
        }
        String head = bytes.head();
        String start = head.stripLeading();
        if (start.startsWith("[") || start.startsWith("{")) {
            return null;
        } else if (start.startsWith(KEA) || KEA.startsWith(start)) {
            return LeaseFormat.KEA;
        }
        Columns line = new Columns(bytes);
        if (line.next() && (line.number(0) >= 0 || line.is(0, "duid"))) {
            boolean client = line.count() > 1 && NwfilterLeases.isClient(line.word(1));
            return client ? LeaseFormat.NWFILTER : LeaseFormat.DNSMASQ;
        }
        Tokens tokens = new Tokens(head);
        Kind first = tokens.next();
        boolean statement =
                first == Kind.WORD && DhcpdLeases.begins(tokens.written().toLowerCase(Locale.ROOT));
        return statement || first == Kind.END ? LeaseFormat.DHCPD : LeaseFormat.UNKNOWN;
    }
}
