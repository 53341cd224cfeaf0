package dev.xmlnet.cli;

import dev.xmlnet.cli.Main.Streams;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Which files are read. */
final class InputOptions {
    private final List<String> paths;
    private final String filesFrom;
    private final boolean nulSeparated;

    /** Reads what was given. */
    InputOptions(ParseResult parsed) {
        paths = parsed.matchedPositionalValue(0, List.of());
        filesFrom = Options.path(parsed, "--files-from");
        nulSeparated = Options.flag(parsed, "-0");
    }

    /** Adds the options, and {@code PATH}, to a command. */
    static void declare(CommandSpec spec, String paths) {
        spec.addOption(
                Options.text("--files-from", "FILE", "Reads paths from a file, one a line (- for standard input)."));
        spec.addOption(OptionSpec.builder("-0", "--null")
                .type(boolean.class)
                .description("The paths of --files-from are separated by NUL.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .arity("0..*")
                .index("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(paths)
                .build());
    }

    /** True if any file, directory or list was named. */
    boolean isGiven() {
        return !paths.isEmpty() || filesFrom != null;
    }

    /**
     * Finds the files.
     *
     * @throws UsageException if nothing is named, or the list cannot be read
     */
    Inputs inputs(Streams streams) {
        if (nulSeparated && filesFrom == null) {
            throw new UsageException("-0 goes with --files-from");
        }
        return Inputs.of(paths, filesFrom, nulSeparated, streams.in());
    }
}
