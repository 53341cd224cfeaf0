package dev.xmlnet.dhcp.text;

import dev.xmlnet.xml.Location;

/** The lines of a file of Kea one after the other, each split at every comma; one within a value is written {@code &#x2c}. */
public final class CommaLine {
    private static final int MOST = 64;
    private static final String ESCAPE = "&#x";

    private final String text;
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int count;
    private int line;
    private int next;
    private boolean ended;

    /** Begins before the first line. */
    public CommaLine(Bytes bytes) {
        this.text = bytes.text();
    }

    /** Goes to the next line that is not empty; false if there is none. */
    public boolean next() {
        while (next < text.length()) {
            int start = next;
            int newline = text.indexOf('\n', start);
            ended = newline >= 0;
            int end = ended ? newline : text.length();
            next = ended ? newline + 1 : end;
            line++;
            end = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
            if (end > start) {
                split(start, end);
                return true;
            }
        }
        count = 0;
        return false;
    }

    private void split(int start, int end) {
        count = 0;
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || text.charAt(i) == ',') {
                if (count < MOST) {
                    starts[count] = from;
                    ends[count] = i;
                }
                count++;
                from = i + 1;
            }
        }
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

    /** Returns the text of the bytes. */
    public String text() {
        return text;
    }

    /** Returns where a value begins in the text. */
    public int start(int column) {
        return starts[column];
    }

    /** Returns where a value ends in the text. */
    public int end(int column) {
        return ends[column];
    }

    /** True if a value is there and is this one. */
    public boolean is(int column, String value) {
        return has(column) && ends[column] - starts[column] == value.length() && text.startsWith(value, starts[column]);
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
        String value = text.substring(starts[column], ends[column]);
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
