package dev.xmlnet.dhcp.text;

import org.jspecify.annotations.Nullable;

/** Octets in hex with colons, such as identifiers of clients and DUIDs are written in. */
public final class Octets {
    private static final String LINK_LAYER_TIME = "00:01:00:01:";
    private static final String LINK_LAYER = "00:03:00:01:";
    private static final int TIME = "2c:11:22:33:".length();

    private Octets() {}

    /** Returns characters of a byte each in hex with colons, small letters. */
    public static String of(String bytes) {
        StringBuilder octets = new StringBuilder(3 * bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            octets.append(i == 0 ? "" : ":")
                    .append(Character.forDigit(bytes.charAt(i) >> 4 & 15, 16))
                    .append(Character.forDigit(bytes.charAt(i) & 15, 16));
        }
        return octets.toString();
    }

    /**
     * Returns the bits of the Ethernet address in a DUID, which is of hex with colons; {@link MacBits#NONE} if it holds none, as DUIDs of
     * the kinds EN and UUID do not.
     */
    public static long mac(String duid, int from, int to) {
        int start = duid.startsWith(LINK_LAYER, from)
                ? from + LINK_LAYER.length()
                : duid.startsWith(LINK_LAYER_TIME, from) ? from + LINK_LAYER_TIME.length() + TIME : to;
        return start < to ? MacBits.read(duid, start, to) : MacBits.NONE;
    }

    /** Returns the bits of the Ethernet address in a whole DUID. */
    public static long mac(@Nullable String duid) {
        return duid == null ? MacBits.NONE : mac(duid, 0, duid.length());
    }
}
