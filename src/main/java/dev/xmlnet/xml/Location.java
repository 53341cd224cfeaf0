package dev.xmlnet.xml;

/**
 * A place in a text, as people count.
 *
 * @param line from 1
 * @param column from 1, in characters (code points); a tab counts one
 */
public record Location(int line, int column) {
    /** The first character of a text. */
    public static final Location START = new Location(1, 1);

    /**
     * Checks both numbers.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    public Location {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column count from 1: " + line + ":" + column);
        }
    }
}
