package dev.xmlnet.dhcp.text;

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

    /** Returns the 48 bits of the address that a part of a text is; {@link #NONE} if it is none. */
    public static long read(String text, int from, int to) {
        int length = to - from;
        if (length < 2 * OCTETS - 1 || length > 3 * OCTETS - 1) {
            return NONE;
        }
        char separator = separator(text, from, to);
        if (separator == 0) {
            return length == BARE ? hexadecimal(text, from, to) : NONE;
        }
        return separator == '.' ? groups(text, from, to, '.', 4, 4) : groups(text, from, to, separator, 1, 2);
    }

    /** Returns the bits of a whole text. */
    public static long read(String text) {
        return read(text, 0, text.length());
    }

    private static char separator(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '-' || c == '.') {
                return c;
            }
        }
        return 0;
    }

    private static long groups(String text, int from, int to, char separator, int least, int most) {
        long bits = 0;
        int groups = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == separator) {
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

    private static long hexadecimal(String text, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0) {
                return NONE;
            }
            bits = bits << 4 | digit;
        }
        return bits;
    }

    /** Returns the value of a hexadecimal digit of ASCII; -1 for any other character. */
    static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
