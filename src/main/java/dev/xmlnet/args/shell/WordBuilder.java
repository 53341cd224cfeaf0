package dev.xmlnet.args.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A word that is being read. */
final class WordBuilder {
    private final Places places;
    private final StringBuilder text = new StringBuilder();
    private int[] origins = new int[32];
    private List<Expansion> expansions = new ArrayList<>();
    private int start = -1;
    private boolean quoted;

    WordBuilder(Places places) {
        this.places = places;
    }

    /** True if something of a word was read, even if it is empty quotes. */
    boolean isStarted() {
        return start >= 0;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** True if the word is a number without quotes, as before a redirection. */
    boolean isNumber() {
        return !quoted && text.length() > 0 && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The name that the word assigns to, if nothing follows; else null. */
    @Nullable
    String assignedName() {
        String all = text.toString();
        int end = quoted ? 0 : Variables.assigned(all);
        return end > 0 && (all.length() == end + 1 || (all.length() == end + 2 && all.charAt(end) == '+'))
                ? all.substring(0, end)
                : null;
    }

    /** Begins the word at an offset of the text, if it has not begun. */
    void start(int offset) {
        start = start < 0 ? offset : start;
    }

    void quote(int offset) {
        start(offset);
        quoted = true;
    }

    void add(char c, int origin) {
        start(origin);
        if (text.length() == origins.length) {
            origins = Arrays.copyOf(origins, 2 * origins.length);
        }
        origins[text.length()] = origin;
        text.append(c);
    }

    /** Adds a text that is written elsewhere, for which one offset stands. */
    void add(String value, int origin) {
        start(origin);
        for (int i = 0; i < value.length(); i++) {
            add(value.charAt(i), origin);
        }
    }

    /** Adds what only a shell could tell, as it is written. */
    void add(Expansion expansion, int origin) {
        start(origin);
        for (int i = 0; i < expansion.text().length(); i++) {
            add(expansion.text().charAt(i), origin + i);
        }
        expansions.add(expansion);
    }

    /** Returns the word and begins another. */
    Word finish(int end) {
        int first = start;
        int[] all = Arrays.copyOf(origins, text.length() + 1);
        all[text.length()] = end;
        Word word = new Word(
                text.toString(),
                expansions,
                index -> places.of(index < 0 ? first : all[Math.min(index, all.length - 1)]));
        text.setLength(0);
        expansions = new ArrayList<>();
        start = -1;
        quoted = false;
        return word;
    }
}
