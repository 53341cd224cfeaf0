package dev.xmlnet.args.shell;

import dev.xmlnet.xml.Location;
import java.util.List;
import java.util.function.IntFunction;

/** A word of a command, as the shell would give it to the program, that knows where each of its chars is written. */
public final class Word {
    private final String text;
    private final List<Expansion> expansions;
    private final IntFunction<Location> places;

    Word(String text, List<Expansion> expansions, IntFunction<Location> places) {
        this.text = text;
        this.expansions = List.copyOf(expansions);
        this.places = places;
    }

    /**
     * Returns a word that no shell has to split.
     *
     * @param number of the word, from 1; it counts as the word's line
     */
    public static Word ofArgument(String text, int number) {
        return new Word(
                text,
                List.of(),
                index -> new Location(number, text.codePointCount(0, Math.max(0, Math.min(index, text.length()))) + 1));
    }

    /** The text without its quotes; an {@link Expansion} stands in it as it is written. */
    public String text() {
        return text;
    }

    /** What in the text only a shell could tell. */
    public List<Expansion> expansions() {
        return expansions;
    }

    /** True if the text is all there is to know. */
    public boolean isKnown() {
        return expansions.isEmpty();
    }

    /** Where the word begins, its quotes included. */
    public Location location() {
        return places.apply(-1);
    }

    /**
     * Where a char of the text is written; one of a variable's value is where the variable is used.
     *
     * @param index up to the length of the text
     */
    public Location at(int index) {
        return places.apply(index);
    }

    @Override
    public String toString() {
        return text;
    }
}
