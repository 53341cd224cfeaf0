package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.convert.ConvertJob.Output;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.options.AllowRead;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.schema.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What is read, and where the results go. */
final class OutputOptions {
    private static final String SKIP_OTHERS = "--skip-others";

    private final boolean inPlace;
    private final @Nullable Path path;

    /** True for {@code -o -}, which says what happens anyway. */
    private final boolean toStandard;

    private final boolean diff;
    private final boolean check;
    private final boolean strict;
    private final boolean validate;
    private final boolean skipsOthers;
    private final @Nullable String schemas;
    private final List<Path> allowed;
    private final @Nullable String report;
    private final InputOptions input;

    /** Reads what was given. */
    OutputOptions(ParseResult parsed) {
        inPlace = Options.flag(parsed, "-i");
        String output = Options.text(parsed, "-o");
        if (output != null && output.isEmpty()) {
            throw new UsageException("-o: the name of the file or directory is missing");
        }
        toStandard = "-".equals(output);
        path = output == null || toStandard ? null : Path.of(output);
        diff = Options.flag(parsed, "--diff");
        check = Options.flag(parsed, "--check");
        strict = Options.flag(parsed, "--strict");
        validate = Options.flag(parsed, "--validate");
        skipsOthers = Options.flag(parsed, SKIP_OTHERS);
        schemas = Options.path(parsed, "--schemas");
        allowed = AllowRead.of(parsed);
        report = Options.text(parsed, "--report");
        input = new InputOptions(parsed);
    }

    /** Adds the options to a command. */
    static void declare(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-i", "--in-place")
                .type(boolean.class)
                .description("Writes each file in its place; atomically, and only if it changes.")
                .build());
        spec.addOption(OptionSpec.builder("-o", "--output")
                .type(String.class)
                .paramLabel("PATH")
                .description("One input: a file, or a directory that is there; several: a directory.")
                .build());
        spec.addOption(Options.flag("--diff", "Prints a unified diff; writes nothing."));
        spec.addOption(OptionSpec.builder("-n", "--check")
                .type(boolean.class)
                .description("Prints the paths that would change (exit code 1); writes nothing.")
                .build());
        spec.addOption(Options.flag("--strict", "Exit code 1 if something of worth was lost."));
        spec.addOption(Options.flag("--validate", "Holds each result against a schema before writing."));
        spec.addOption(Options.text(
                "--schemas", "DIR", "libvirt's schemas for --validate, where those of the installed one will not do."));
        spec.addOption(AllowRead.option("a schema or template"));
        spec.addOption(Options.text(
                "--report", "FORMAT", "json: what was kept, added and dropped, on standard output instead."));
        spec.addOption(Options.flag(
                SKIP_OTHERS, "Passes over named files that hold neither a guest nor a network; for a hook."));
        InputOptions.declare(spec, "Files, directories (their *.xml that hold a guest), or - for standard input.");
    }

    /** True if {@code --check} was given. */
    boolean checks() {
        return check;
    }

    /** True if {@code --strict} was given. */
    boolean isStrict() {
        return strict;
    }

    /** True if named files that are neither guests nor networks are passed over. */
    boolean skipsOthers() {
        return skipsOthers;
    }

    /** True if standard output is taken by a report. */
    boolean reports() {
        return report != null;
    }

    /**
     * The inputs, once the options are known to fit them.
     *
     * @throws UsageException if they do not
     */
    Inputs inputs(CheckConfig config, Streams streams) {
        if (report != null && !report.equals("json")) {
            throw new UsageException("--report " + report + ": the only format is json");
        }
        if (schemas != null && !validate) {
            throw new UsageException("--schemas goes with --validate");
        }
        if (modes().size() > 1) {
            throw new UsageException(String.join(" and ", modes()) + " exclude each other");
        }
        Inputs inputs = input.inputs(config, streams);
        boolean several = inputs.found().size() > 1 || inputs.found().stream().anyMatch(input -> !input.named());
        if (several && (modes().isEmpty() || toStandard) && report == null) {
            throw new UsageException("several inputs need -i, -o DIR, --diff or --check");
        }
        if (inPlace) {
            inputs.mustBeFiles();
        }
        if (path != null) {
            checkOutputs(inputs);
        }
        return inputs;
    }

    /** Where the results go. */
    Output output() {
        if (inPlace) {
            return Output.IN_PLACE;
        } else if (diff) {
            return Output.DIFF;
        } else if (check) {
            return Output.CHECK;
        }
        return path == null ? Output.STDOUT : Output.DIRECTORY;
    }

    /** The file that an input goes to with {@code -o}. */
    Path outputOf(Input input, boolean single) {
        Path given = Objects.requireNonNull(path);
        boolean file = single && input.named() && !Files.isDirectory(given);
        return file ? given : given.resolve(input.output());
    }

    /**
     * The schemas to hold guests against; null if nobody asked.
     *
     * @throws UsageException if the directory holds none
     */
    @Nullable
    Schemas schemas() {
        if (!validate) {
            return null;
        }
        try {
            return schemas == null
                    ? Schemas.installed().orElseGet(Schemas::embedded)
                    : Schemas.in(Path.of(schemas), allowed);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--schemas: " + e.getMessage());
        }
    }

    private List<String> modes() {
        List<String> modes = new ArrayList<>();
        if (inPlace) {
            modes.add("-i");
        }
        if (path != null || toStandard) {
            modes.add("-o");
        }
        if (diff) {
            modes.add("--diff");
        }
        if (check) {
            modes.add("--check");
        }
        return modes;
    }

    /** No result may replace another one, nor an input. */
    private void checkOutputs(Inputs inputs) {
        Map<Path, String> owners = new HashMap<>();
        Map<Object, Input> keys = new HashMap<>();
        for (Input input : inputs.found()) {
            if (!input.isStandard()) {
                keys.put(Inputs.key(input.file()), input);
            }
        }
        for (Input input : inputs.found()) {
            Path output = outputOf(input, inputs.found().size() == 1);
            Path file = output.toAbsolutePath().normalize();
            String other = owners.putIfAbsent(file, input.shown());
            if (other != null) {
                throw new UsageException("-o: " + other + " and " + input.shown() + " would both become " + file);
            }
            Path directory = file.getParent();
            if (output.equals(path) && directory != null && !Files.isDirectory(directory)) {
                throw new UsageException("-o: there is no directory " + directory + "; make it first");
            }
            Object key = Inputs.key(output);
            Input replaced = key == null ? null : keys.get(key);
            if (input.equals(replaced)) {
                throw new UsageException("-o: " + input.shown() + " would replace itself; that is -i");
            } else if (replaced != null) {
                throw new UsageException("-o: " + input.shown() + " would replace " + replaced.shown()
                        + ", which is an input, too; choose another directory");
            }
        }
    }
}
