package dev.xmlnet.args.qemu.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The IPv4 network of QEMU's user networking.
 *
 * @param address its first address
 * @param prefix the bits that are the network's
 */
record UserNet(String address, int prefix) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(.+))?");
    private static final int LEAST = 4;
    private static final int BITS = 32;
    private static final UserNet DEFAULT = new UserNet("10.0.2.0", 24);

    /** Reads {@code ADDRESS[/PREFIX|/MASK]}, where a missing prefix follows from the first byte; null if QEMU refuses it. */
    static @Nullable UserNet parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long address = bits(matcher);
        String mask = matcher.group(5);
        int prefix = address < 0 ? -1 : mask == null ? ofClass(address) : prefix(mask);
        if (prefix < LEAST || prefix > BITS) {
            return null;
        }
        long network = address & (-1L << (BITS - prefix));
        return new UserNet(dotted(network), prefix);
    }

    /** True for the one that QEMU uses without being told. */
    boolean isDefault() {
        return equals(DEFAULT);
    }

    private static long bits(Matcher matcher) {
        long bits = 0;
        for (int group = 1; group <= 4; group++) {
            int octet = Integer.parseInt(matcher.group(group));
            if (octet > 255) {
                return -1;
            }
            bits = (bits << 8) | octet;
        }
        return bits;
    }

    private static int ofClass(long address) {
        long first = address >> 24;
        return first < 128 ? 8 : first < 192 ? 16 : first < 224 ? 24 : 28;
    }

    private static int prefix(String mask) {
        if (mask.matches("\\d{1,2}")) {
            return Integer.parseInt(mask);
        }
        Matcher matcher = FORM.matcher(mask);
        long bits = matcher.matches() && matcher.group(5) == null ? bits(matcher) : -1;
        int prefix = Long.bitCount(bits);
        return bits >= 0 && bits == ((-1L << (BITS - prefix)) & 0xffff_ffffL) ? prefix : -1;
    }

    private static String dotted(long bits) {
        return ((bits >> 24) & 255) + "." + ((bits >> 16) & 255) + "." + ((bits >> 8) & 255) + "." + (bits & 255);
    }
}
