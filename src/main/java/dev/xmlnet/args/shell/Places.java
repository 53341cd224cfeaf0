package dev.xmlnet.args.shell;

import dev.xmlnet.xml.Location;
import java.util.Arrays;

/** The places of a text, as people count. */
final class Places {
    private final String text;
    private final int[] starts;

    Places(String text) {
        this.text = text;
        int[] all = new int[16];
        int lines = 1;
        for (int newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', newline + 1)) {
            all = lines < all.length ? all : Arrays.copyOf(all, 2 * lines);
            all[lines++] = newline + 1;
        }
        starts = Arrays.copyOf(all, lines);
    }

    /** Returns the place of a char. */
    Location of(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Location(line + 1, text.codePointCount(starts[line], Math.min(offset, text.length())) + 1);
    }
}
