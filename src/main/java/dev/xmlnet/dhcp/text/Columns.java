package dev.xmlnet.dhcp.text;

import dev.xmlnet.xml.Location;

/** The lines of a file one after the other, each as the words that stand between blanks and tabs. */
public final class Columns {
    /** More words than any line has that is read; further ones are only counted. */
    private static final int MOST = 64;

    private final Bytes bytes;
    private final String text;
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
        this.text = bytes.text();
    }

    /** Goes to the next line that has a word; false if there is none. */
    public boolean next() {
        while (next < text.length()) {
            split();
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    private void split() {
        start = next;
        int newline = text.indexOf('\n', start);
        ended = newline >= 0;
        int end = ended ? newline : text.length();
        next = ended ? newline + 1 : end;
        line++;
        count = 0;
        int i = start;
        while (i < end) {
            while (i < end && isBlank(text.charAt(i))) {
                i++;
            }
            int from = i;
            while (i < end && !isBlank(text.charAt(i))) {
                i++;
            }
            if (i > from) {
                add(from, i);
            }
        }
    }

    private void add(int from, int to) {
        if (count < MOST) {
            starts[count] = from;
            ends[count] = to;
        }
        count++;
    }

    private static boolean isBlank(char c) {
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

    /** Returns where a word begins in the text of the bytes. */
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
                && text.startsWith(word, starts[column]);
    }

    /** Returns the number of a word; -1 if it is none, or larger than any time. */
    public long number(int column) {
        return number(text, starts[column], ends[column]);
    }

    /** Returns the decimal number that a part of a text is; -1 if it is none, or has more than 18 digits. */
    public static long number(String text, int from, int to) {
        long number = to > from && to - from <= 18 ? 0 : -1;
        for (int i = from; i < to && number >= 0; i++) {
            char c = text.charAt(i);
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
