package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.Streams;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command: its name, its options, its work. It is made at every start, whichever command is run, so it holds nothing. */
public interface Command {
    /** The word that names it. */
    String name();

    /** The options and words that it takes; the name is the one that its help shows. */
    CommandSpec spec(String shown);

    /**
     * Does the work.
     *
     * @return the exit code
     * @throws dev.xmlnet.cli.console.UsageException if what was given does not fit together
     */
    int run(ParseResult parsed, Streams streams);

    /** Begins what takes long and needs no options, while the command line is read. */
    default void prepare() {}

    /** True if it is about all commands: {@code parsed} then knows their options by its root. */
    default boolean isAboutAll() {
        return false;
    }
}
