package dev.xmlnet.args.shell;

import dev.xmlnet.xml.Location;
import java.util.List;

/**
 * A program with its arguments; what only runs it for another user or with another priority is not part of it.
 *
 * @param words the program's name and its arguments; at least one
 * @param redirections the files that the shell opens for it
 */
public record Command(List<Word> words, List<Redirection> redirections) {
    /** Makes it unmodifiable. */
    public Command {
        words = List.copyOf(words);
        redirections = List.copyOf(redirections);
    }

    /** The program's name without its directory. */
    public String program() {
        String name = words.get(0).text();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** All words but the program's name. */
    public List<Word> arguments() {
        return words.subList(1, words.size());
    }

    /** Where the program's name stands. */
    public Location location() {
        return words.get(0).location();
    }
}
