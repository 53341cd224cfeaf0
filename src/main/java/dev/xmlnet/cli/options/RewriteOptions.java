package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Where changed files go. */
public final class RewriteOptions {
    private final boolean inPlace;
    private final boolean diff;
    private final boolean check;
    private final @Nullable String output;

    /** The ways, of which a person chooses one. */
    public enum Way {
        STDOUT,
        IN_PLACE,
        DIRECTORY,
        DIFF,
        CHECK
    }

    /**
     * Reads what was given.
     *
     * @throws UsageException if it does not go together
     */
    public RewriteOptions(ParseResult parsed) {
        inPlace = Options.flag(parsed, "-i");
        diff = Options.flag(parsed, "--diff");
        check = Options.flag(parsed, "--check");
        output = Options.path(parsed, "-o");
        List<String> given = new ArrayList<>();
        for (String way : List.of("-i", "-o", "--diff", "--check")) {
            if (parsed.hasMatchedOption(way)) {
                given.add(way);
            }
        }
        if (given.size() > 1) {
            throw new UsageException(String.join(" and ", given) + " exclude each other");
        }
    }

    /** Adds the options but {@code -o} to a command. */
    public static void declare(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-i", "--in-place")
                .type(boolean.class)
                .description("Writes each file of PATH in its place; atomically, and only if it changes.")
                .build());
        spec.addOption(Options.flag("--diff", "Prints a unified diff of the files; writes nothing."));
        spec.addOption(OptionSpec.builder("-n", "--check")
                .type(boolean.class)
                .description("Prints the paths that would change (exit code 1); writes nothing.")
                .build());
    }

    /** Returns the way that was chosen. */
    public Way way() {
        if (inPlace) {
            return Way.IN_PLACE;
        } else if (diff) {
            return Way.DIFF;
        } else if (check) {
            return Way.CHECK;
        }
        return output == null ? Way.STDOUT : Way.DIRECTORY;
    }

    /** What {@code -o} names; null if it was not given. */
    public @Nullable Path output() {
        return output == null ? null : Path.of(output);
    }

    /** The directory of {@link Way#DIRECTORY}. */
    public Path directory() {
        return Path.of(Objects.requireNonNull(output));
    }
}
