package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.text.Columns;

/** Tells the format of a file of leases by its beginning. */
final class Recognition {
    private Recognition() {}

    static LeaseFormat of(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start == text.length()) {
            return LeaseFormat.EMPTY;
        }
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        boolean number = Columns.number(text, start, end) >= 0;
        return number || text.startsWith("duid ", start) ? LeaseFormat.DNSMASQ : LeaseFormat.UNKNOWN;
    }
}
