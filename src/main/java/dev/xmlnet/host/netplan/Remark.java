package dev.xmlnet.host.netplan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A comment among a bridge's keys that tells which keys of the NIC stood there, written where nothing else tells it. As an element of a list of
 * keys it is the comment's text.
 */
final class Remark {
    private static final String OPEN = "# here '";
    private static final String MIDDLE = "' has ";

    private Remark() {}

    /** The remark that a device had some keys. */
    static String of(String id, List<String> keys) {
        return OPEN + id + MIDDLE + String.join(", ", keys);
    }

    /** True if a line, or an element of a list of keys, is one. */
    static boolean is(String text) {
        return text.startsWith(OPEN) && text.contains(MIDDLE);
    }

    /** The keys of which one speaks. */
    static List<String> keys(String remark) {
        return Arrays.asList(remark.substring(remark.indexOf(MIDDLE) + MIDDLE.length()).split(", "));
    }

    /** The remarks in the text of a piece. */
    static List<String> in(String piece) {
        return piece.lines().map(String::strip).filter(Remark::is).toList();
    }

    /** A piece without its remarks. */
    static Body.Piece removed(Body.Piece piece) {
        if (in(piece.text()).isEmpty()) {
            return piece;
        }
        List<String> kept = new ArrayList<>(Arrays.asList(piece.text().split("(?<=\n)")));
        kept.removeIf(line -> is(line.strip()));
        return new Body.Piece(piece.key(), String.join("", kept), piece.core());
    }
}
