package dev.xmlnet.libvirt.value;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * The 128 bits of an IP address that is read from a text; one object serves for a whole file. IPv4 stands as ::ffff:0:0/96 has it. No
 * leading zeros in IPv4 (they are octal to some), nothing left out, no zone, no prefix.
 */
public final class AddressBits {
    private static final int GROUPS = 8;
    private static final long MAPPED = 0xffffL << 32;

    private final int[] groups = new int[GROUPS];
    private long high;
    private long low;
    private boolean ipv6;

    /** Returns the upper half. */
    public long high() {
        return high;
    }

    /** Returns the lower half. */
    public long low() {
        return low;
    }

    /** True for IPv6. */
    public boolean isIpv6() {
        return ipv6;
    }

    /** Reads a whole text, as {@link #read(byte[], int, int)} does. */
    public boolean read(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return read(bytes, 0, bytes.length);
    }

    /** Reads a part of a file; false if it is no address, and then the bits mean nothing. */
    public boolean read(byte[] text, int from, int to) {
        ipv6 = false;
        for (int i = from; i < to && i < from + 5; i++) {
            ipv6 |= text[i] == ':';
        }
        if (ipv6) {
            return readIpv6(text, from, to);
        }
        long bits = ipv4(text, from, to);
        high = 0;
        low = MAPPED | bits;
        return bits >= 0;
    }

    private static long ipv4(byte[] text, int from, int to) {
        long bits = 0;
        int parts = 0;
        int digits = 0;
        int part = 0;
        for (int i = from; i <= to; i++) {
            int c = i < to ? text[i] : '.';
            if (c == '.' && digits > 0 && part < 256) {
                bits = bits << 8 | part;
                parts++;
                digits = 0;
                part = 0;
            } else if (c >= '0' && c <= '9' && digits < 3 && (digits == 0 || part > 0)) {
                part = part * 10 + c - '0';
                digits++;
            } else {
                return -1;
            }
        }
        return parts == 4 ? bits : -1;
    }

    private boolean readIpv6(byte[] text, int from, int to) {
        int count = 0;
        int gap = -1;
        int i = from;
        if (to - from >= 2 && text[i] == ':' && text[i + 1] == ':') {
            gap = 0;
            i += 2;
        }
        while (i < to) {
            int end = groupEnd(text, i, to);
            if (end < to && text[end] == '.') {
                long bits = count <= GROUPS - 2 ? ipv4(text, i, to) : -1;
                if (bits < 0) {
                    return false;
                }
                groups[count++] = (int) (bits >> 16);
                groups[count++] = (int) bits & 0xffff;
                break;
            }
            if (count == GROUPS || end == i || end - i > 4) {
                return false;
            }
            groups[count++] = group(text, i, end);
            i = end;
            if (i < to) {
                boolean second = i + 1 < to && text[i + 1] == ':';
                if (text[i] != ':' || i + 1 == to || (second && gap >= 0)) {
                    return false;
                }
                gap = second ? count : gap;
                i += second ? 2 : 1;
            }
        }
        return fill(count, gap);
    }

    private static int groupEnd(byte[] text, int from, int to) {
        int end = from;
        while (end < to && digit(text[end]) >= 0) {
            end++;
        }
        return end;
    }

    private static int digit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int small = c | 0x20;
        return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
    }

    private static int group(byte[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | digit(text[i]);
        }
        return value;
    }

    /** Makes the halves of the groups, with zeros where the gap is. */
    private boolean fill(int count, int gap) {
        if (gap < 0 ? count != GROUPS : count == GROUPS) {
            return false;
        }
        high = 0;
        low = 0;
        for (int i = 0; i < GROUPS; i++) {
            int behind = i - (GROUPS - count);
            int group = gap < 0 || i < gap ? groups[i] : behind >= gap ? groups[behind] : 0;
            high = high << 16 | low >>> 48;
            low = low << 16 | group;
        }
        return true;
    }
}
