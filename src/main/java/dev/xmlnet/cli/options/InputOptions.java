package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Glob;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.WalkRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Which files are read. */
public final class InputOptions {
    private static final String EXCLUDE = "--exclude";

    private final List<String> paths;
    private final @Nullable String filesFrom;
    private final boolean nulSeparated;
    private final @Nullable String stdin;
    private final boolean everything;
    private final List<String> excludes;

    /** Reads what was given. */
    public InputOptions(ParseResult parsed) {
        this(parsed, 0);
    }

    /** Reads what was given, with so many words before the paths. */
    public InputOptions(ParseResult parsed, int words) {
        paths = parsed.matchedPositionalValue(words, List.of());
        filesFrom = Options.path(parsed, "--files-from");
        nulSeparated = Options.flag(parsed, "-0");
        stdin = Options.path(parsed, "--stdin-filename");
        everything = Options.flag(parsed, "--no-ignore");
        excludes = Options.texts(parsed, EXCLUDE);
    }

    /** Adds the options, and {@code PATH}, to a command. */
    public static void declare(CommandSpec spec, String paths) {
        declare(spec, paths, 0);
    }

    /** Adds the options, and {@code PATH} behind so many other words, to a command. */
    public static void declare(CommandSpec spec, String paths, int words) {
        spec.addOption(
                Options.text("--files-from", "FILE", "Reads paths from a file, one a line (- for standard input)."));
        spec.addOption(OptionSpec.builder("-0", "--null")
                .type(boolean.class)
                .description("The paths of --files-from are separated by NUL.")
                .build());
        spec.addOption(Options.texts(
                EXCLUDE,
                "GLOB",
                "Files in directories that are passed over, by their paths below this one, such as 'lab/**';"
                        + " repeatable. exclude in .xmlnet.toml counts too."));
        spec.addOption(Options.flag(
                "--no-ignore", "Looks also at what git ignores in directories, and into hidden ones but .git."));
        spec.addOption(Options.text("--stdin-filename", "NAME", "The file that standard input stands for, as - is."));
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .arity("0..*")
                .index(words + "..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(paths)
                .build());
    }

    /** True if any file, directory or list was named. */
    public boolean isGiven() {
        return !paths.isEmpty() || filesFrom != null;
    }

    /**
     * Finds the files; in the current directory if nothing is named.
     *
     * @throws UsageException if the list cannot be read, or an option is wrong
     */
    public Inputs inputsOrHere(CheckConfig config, Streams streams) {
        return inputs(isGiven() ? paths : List.of("."), config, streams);
    }

    /**
     * Finds the files.
     *
     * @throws UsageException if nothing is named, the list cannot be read, or an option is wrong
     */
    public Inputs inputs(CheckConfig config, Streams streams) {
        return inputs(paths, config, streams);
    }

    /**
     * Finds the files, of directories those that are wanted by their paths; no configuration says which.
     *
     * @throws UsageException if nothing is named, the list cannot be read, or an option is wrong
     */
    public Inputs inputs(Predicate<Path> wanted, Streams streams) {
        refuseSeparator();
        WalkRules rules = new WalkRules(everything, List.of())
                .excluding(new WalkRules.Exclude(Path.of("").toAbsolutePath(), true, excluded()));
        return Inputs.of(new Inputs.Named(paths, filesFrom, nulSeparated, stdin), rules, streams.in(), wanted);
    }

    private void refuseSeparator() {
        if (nulSeparated && filesFrom == null) {
            throw new UsageException("-0 goes with --files-from");
        }
    }

    private Inputs inputs(List<String> named, CheckConfig config, Streams streams) {
        refuseSeparator();
        WalkRules rules = new WalkRules(everything, List.of());
        if (config.directory() != null) {
            rules = rules.excluding(new WalkRules.Exclude(config.directory(), false, config.excludes()));
        }
        rules = rules.excluding(new WalkRules.Exclude(Path.of("").toAbsolutePath(), true, excluded()));
        return Inputs.of(new Inputs.Named(named, filesFrom, nulSeparated, stdin), rules, streams.in());
    }

    private List<Glob> excluded() {
        List<Glob> globs = new ArrayList<>(excludes.size());
        for (String exclude : excludes) {
            try {
                globs.add(Glob.below(Path.of("").toAbsolutePath(), "this directory", exclude));
            } catch (IllegalArgumentException e) {
                throw new UsageException(EXCLUDE + ": " + e.getMessage());
            }
        }
        return globs;
    }
}
