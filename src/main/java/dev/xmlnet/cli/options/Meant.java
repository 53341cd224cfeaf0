package dev.xmlnet.cli.options;

import dev.xmlnet.xml.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which word of xmlnet somebody meant: by what the word means, which meant.txt knows, and by its letters. */
public final class Meant {
    private Meant() {}

    /**
     * Returns the hint for a word that is not among the known ones.
     *
     * @param where the place, as meant.txt names it
     * @param all what the known words are called, such as {@code the targets are}; null if they are too many to be listed
     * @return such as {@code did you mean ovs?}; with {@code all}, what the known words are; else empty if nothing is near
     */
    public static String hint(String where, String word, Collection<String> known, @Nullable String all) {
        String meaning = meaning(where, word);
        if (meaning != null) {
            return meaning;
        }
        List<String> near = Spelling.nearest(word, known);
        if (!near.isEmpty()) {
            return "did you mean " + String.join(" or ", near) + "?";
        }
        return all == null ? "" : all + " " + String.join(", ", known);
    }

    /** The hint of meant.txt; null if it has none. */
    private static @Nullable String meaning(String where, String word) {
        String sought = word.toLowerCase(Locale.ROOT);
        for (String line : text().lines().toList()) {
            String[] parts = line.split("\\|");
            if (parts.length > 2
                    && parts[0].strip().equals(where)
                    && List.of(parts[1].strip().split(" ")).contains(sought)) {
                return "did you mean " + parts[2].strip() + "?"
                        + (parts.length == 3 ? "" : " " + parts[3].strip() + ".");
            }
        }
        return null;
    }

    private static String text() {
        try (InputStream in = Meant.class.getResourceAsStream("meant.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
