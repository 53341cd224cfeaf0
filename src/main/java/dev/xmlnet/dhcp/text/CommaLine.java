package dev.xmlnet.dhcp.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.xml.Location;

/** The lines of a file of Kea one after the other, each split at every comma; one within a value is written {@code &#x2c}. */
public final class CommaLine {
    private static final int MOST = 64;
    private static final String ESCAPE = "&#x";

    private final byte[] text;
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int count;
    private int line;
    private int next;
    private boolean ended;

    /** Begins before the first line. */
    public CommaLine(Bytes bytes) {
        this.text = bytes.array();
    }

    /** Goes to the next line that is not empty; false if there is none. */
    public boolean next() {
        while (next < text.length) {
            split();
            if (count > 1 || ends[0] > starts[0]) {
                return true;
            }
        }
        count = 0;
        return false;
    }

    private void split() {
        line++;
        count = 0;
        byte[] all = text;
        int from = next;
        int i = next;
        while (i < all.length && all[i] != '\n') {
            if (all[i] == ',') {
                add(from, i);
                from = i + 1;
            }
            i++;
        }
        add(from, i > from && all[i - 1] == '\r' ? i - 1 : i);
        ended = i < all.length;
        next = ended ? i + 1 : i;
    }

    private void add(int from, int to) {
        if (count < MOST) {
            starts[count] = from;
            ends[count] = to;
        }
        count++;
    }

    /** Returns how many values the line has. */
    public int count() {
        return count;
    }

    /** Returns how many of them can be asked for: all of them in every line that means anything. */
    public int known() {
        return Math.min(count, MOST);
    }

    /** True if there is a value, be it empty, in a column, of which -1 is none. */
    public boolean has(int column) {
        return column >= 0 && column < known();
    }

    /** Returns the bits of the MAC in the DUID that a value is. */
    public long macOfDuid(int column) {
        return has(column) ? Octets.mac(text, starts[column], ends[column]) : MacBits.NONE;
    }

    /** True if a value is there and is this one. */
    public boolean is(int column, String value) {
        return has(column)
                && ends[column] - starts[column] == value.length()
                && Bytes.isAt(text, starts[column], ends[column], value);
    }

    /** Returns the number that a value is; -1 if it is none or is not there. */
    public long number(int column) {
        return has(column) ? Columns.number(text, starts[column], ends[column]) : -1;
    }

    /** Returns the bits of the MAC that a value is. */
    public long mac(int column) {
        return has(column) ? MacBits.read(text, starts[column], ends[column]) : MacBits.NONE;
    }

    /** Reads the address that a value is; false if it is none. */
    public boolean address(int column, AddressBits address) {
        return has(column) && address.read(text, starts[column], ends[column]);
    }

    /** Returns a value without escapes as people read it; empty if it is not there. */
    public String value(int column) {
        if (!has(column)) {
            return "";
        }
        String value = new String(text, starts[column], ends[column] - starts[column], ISO_8859_1);
        return Bytes.decoded(value.contains(ESCAPE) ? unescaped(value) : value);
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        int i = 0;
        while (i < value.length()) {
            int digits = i + ESCAPE.length();
            if (value.startsWith(ESCAPE, i) && digits + 2 <= value.length()) {
                int high = MacBits.digit(value.charAt(digits));
                int low = MacBits.digit(value.charAt(digits + 1));
                if (high >= 0 && low >= 0) {
                    plain.append((char) (high << 4 | low));
                    i = digits + 2;
                    continue;
                }
            }
            plain.append(value.charAt(i++));
        }
        return plain.toString();
    }

    /** True unless the file ends in this line. */
    public boolean isEnded() {
        return ended;
    }

    /** Returns where the line begins. */
    public Location where() {
        return new Location(line, 1);
    }
}
