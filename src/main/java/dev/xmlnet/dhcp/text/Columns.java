package dev.xmlnet.dhcp.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.xml.Location;

/** The lines of a file one after the other, each as the words that stand between blanks and tabs. */
public final class Columns {
    /** More words than any line has that is read; further ones are only counted. */
    private static final int MOST = 64;

    private static final int MOST_DIGITS = 18;

    private final Bytes bytes;
    private final byte[] text;
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int count;
    private int line;
    private int start;
    private int next;
    private boolean ended;

    /** Begins before the first line. */
    public Columns(Bytes bytes) {
        this.bytes = bytes;
        this.text = bytes.array();
    }

    /** Goes to the next line that has a word; false if there is none. */
    public boolean next() {
        while (next < text.length) {
            split();
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    private void split() {
        start = next;
        line++;
        count = 0;
        byte[] all = text;
        int from = start;
        int i = start;
        while (i < all.length && all[i] != '\n') {
            if (isBlank(all[i])) {
                add(from, i);
                from = i + 1;
            }
            i++;
        }
        add(from, i);
        ended = i < all.length;
        next = ended ? i + 1 : i;
    }

    private void add(int from, int to) {
        if (to > from) {
            if (count < MOST) {
                starts[count] = from;
                ends[count] = to;
            }
            count++;
        }
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    /** Returns how many words the line has. */
    public int count() {
        return count;
    }

    /** Returns how many words of the line can be asked for: all of them in every line that means anything. */
    public int known() {
        return Math.min(count, MOST);
    }

    /** Returns where a word begins in the file. */
    public int start(int column) {
        return starts[column];
    }

    /** Returns where a word ends. */
    public int end(int column) {
        return ends[column];
    }

    /** Returns a word as people read it. */
    public String word(int column) {
        return bytes.string(starts[column], ends[column]);
    }

    /** True if a word is there and is this one. */
    public boolean is(int column, String word) {
        return column < known()
                && ends[column] - starts[column] == word.length()
                && Bytes.isAt(text, starts[column], ends[column], word);
    }

    /** Reads the address that a word is; false if it is none or is not there. */
    public boolean address(int column, AddressBits address) {
        return column < known() && address.read(text, starts[column], ends[column]);
    }

    /** Returns the number of a word; -1 if it is none, or larger than any time. */
    public long number(int column) {
        return number(text, starts[column], ends[column]);
    }

    /** Returns the decimal number that a text is; -1 if it is none, or has more than 18 digits. */
    public static long number(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return number(bytes, 0, bytes.length);
    }

    /** Returns the decimal number that a part of a file is; -1 if it is none, or has more than 18 digits. */
    public static long number(byte[] text, int from, int to) {
        long number = to > from && to - from <= MOST_DIGITS ? 0 : -1;
        for (int i = from; i < to && number >= 0; i++) {
            byte c = text[i];
            number = c >= '0' && c <= '9' ? number * 10 + c - '0' : -1;
        }
        return number;
    }

    /** True unless the file ends in this line. */
    public boolean isEnded() {
        return ended;
    }

    /** Returns where the line begins. */
    public Location where() {
        return new Location(line, 1);
    }

    /** Returns where a word begins. */
    public Location where(int column) {
        return new Location(line, starts[column] - start + 1);
    }
}
