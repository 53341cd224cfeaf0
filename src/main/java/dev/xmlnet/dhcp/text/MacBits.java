package dev.xmlnet.dhcp.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * MAC addresses in every spelling that systems print: six groups of one or two digits between colons or hyphens, three of four between
 * dots, or twelve digits; in any case.
 */
public final class MacBits {
    /** The result for a text that is no MAC address of six octets. */
    public static final long NONE = -1;

    private static final int OCTETS = 6;
    private static final int BARE = 12;

    private MacBits() {}

    /** Returns the 48 bits of the address that a part of a file is; {@link #NONE} if it is none. */
    public static long read(byte[] text, int from, int to) {
        int length = to - from;
        if (length < 2 * OCTETS - 1 || length > 3 * OCTETS - 1) {
            return NONE;
        }
        byte separator = separator(text, from, to);
        if (separator == 0) {
            return length == BARE ? hexadecimal(text, from, to) : NONE;
        }
        return separator == '.' ? groups(text, from, to, separator, 4, 4) : groups(text, from, to, separator, 1, 2);
    }

    /** Returns the bits of a whole text. */
    public static long read(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return read(bytes, 0, bytes.length);
    }

    private static byte separator(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = text[i];
            if (c == ':' || c == '-' || c == '.') {
                return c;
            }
        }
        return 0;
    }

    private static long groups(byte[] text, int from, int to, byte separator, int least, int most) {
        long bits = 0;
        int groups = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text[i] == separator) {
                long group = i - start < least || i - start > most ? NONE : hexadecimal(text, start, i);
                if (group == NONE) {
                    return NONE;
                }
                bits = bits << 4 * most | group;
                groups++;
                start = i + 1;
            }
        }
        return groups * most == BARE ? bits : NONE;
    }

    private static long hexadecimal(byte[] text, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            int digit = digit(text[i]);
            if (digit < 0) {
                return NONE;
            }
            bits = bits << 4 | digit;
        }
        return bits;
    }

    /** Returns the value of a hexadecimal digit of ASCII; -1 for any other character. */
    static int digit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
