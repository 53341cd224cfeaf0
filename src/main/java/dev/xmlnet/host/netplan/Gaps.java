package dev.xmlnet.host.netplan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands around and between the entries of a mapping in braces.
 *
 * @param open behind the brace
 * @param between two entries, the comma with its blanks
 * @param close before the closing brace
 * @param loose true if it differs from entry to entry or holds a comment, so that each entry's text has its own blanks
 */
record Gaps(String open, String between, String close, boolean loose) {
    /** As most people write it. */
    static final Gaps USUAL = new Gaps("", ", ", "", false);

    /** Reads them: before the first entry, between two each, behind the last; one if there is no entry. */
    static Gaps of(List<String> all) {
        int last = all.size() - 1;
        if (last == 0) {
            return USUAL;
        }
        boolean loose = all.stream().anyMatch(gap -> gap.contains("#"))
                || all.subList(1, last).stream().distinct().count() > 1;
        String close = all.get(last);
        if (loose) {
            return new Gaps("", ",", close.contains(",") ? "," + behind(close, false) : "", true);
        }
        return new Gaps(all.get(0), last > 1 ? all.get(1) : USUAL.between(), close, false);
    }

    /** The comma and blanks before an entry that is added behind the last one. */
    String added() {
        return loose ? USUAL.between : between;
    }

    /** The text of a mapping. */
    String around(List<Body.Piece> pieces) {
        if (pieces.isEmpty()) {
            return "{}";
        }
        Gaps used = !loose && pieces.stream().anyMatch(piece -> piece.text().contains("\n"))
                ? new Gaps("", ",", "", true)
                : this;
        return "{"
                + used.open
                + pieces.stream()
                        .map(piece ->
                                used.loose && piece.text().equals(piece.core()) ? " " + piece.core() : piece.text())
                        .collect(Collectors.joining(used.between))
                + used.close
                + "}";
    }

    /** The part of a gap before its comma, which is the entry's before it. */
    static String before(String gap) {
        int comma = comma(gap);
        return comma < 0 ? gap : gap.substring(0, comma);
    }

    /** The part of a gap behind its comma, which is the entry's behind it. */
    static String behind(String gap, boolean first) {
        return first ? gap : gap.substring(comma(gap) + 1);
    }

    /** True if nothing but blanks, comments and one comma is in a gap. */
    static boolean isPlain(String gap) {
        return gap.replaceAll("#[^\n]*", "").replaceFirst(",", "").isBlank();
    }

    /** A comma may stand in a comment as well. */
    private static int comma(String gap) {
        boolean comment = false;
        for (int i = 0; i < gap.length(); i++) {
            char c = gap.charAt(i);
            comment = comment ? c != '\n' : c == '#';
            if (!comment && c == ',') {
                return i;
            }
        }
        return -1;
    }
}
