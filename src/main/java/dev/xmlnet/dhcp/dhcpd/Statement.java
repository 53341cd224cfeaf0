package dev.xmlnet.dhcp.dhcpd;

import dev.xmlnet.xml.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tokens of a statement, or of what stands before a block; used again for each, since there may be many. */
final class Statement {
    private final String text;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;

    Statement(String text) {
        this.text = text;
    }

    void clear() {
        count = 0;
    }

    void add(Tokens token) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = token.start();
        ends[count++] = token.end();
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Where its first token begins. */
    int start() {
        return starts[0];
    }

    Span span(int index) {
        return new Span(starts[index], ends[index]);
    }

    /** Returns a token as it stands; empty behind the last. */
    String word(int index) {
        return index < count ? text.substring(starts[index], ends[index]) : "";
    }

    /** True if a token is a word, in any case. */
    boolean is(int index, String word) {
        return index < count
                && ends[index] - starts[index] == word.length()
                && text.regionMatches(true, starts[index], word, 0, word.length());
    }

    /** True if it begins with words. */
    boolean begins(String first, String second) {
        return is(0, first) && is(1, second);
    }

    /** Returns the meaning of a token that is a string; null if it is none. */
    @Nullable
    String string(int index) {
        if (index >= count || text.charAt(starts[index]) != '"') {
            return null;
        }
        Tokens one = new Tokens(text.substring(starts[index], ends[index]));
        one.next();
        return one.value();
    }
}
