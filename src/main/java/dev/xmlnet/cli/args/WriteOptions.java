package dev.xmlnet.cli.args;

import dev.xmlnet.args.virtinstall.VirtInstallWriter;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.cli.options.SelectionOptions;
import dev.xmlnet.convert.Selection;
import dev.xmlnet.libvirt.value.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * What {@code --to} is told.
 *
 * @param dialect the program, and the form
 * @param virtInstall the virt-install that is to take the options
 * @param selection which interfaces
 * @param json true for JSON in place of lines
 * @param strict true if a loss is a finding
 */
record WriteOptions(
        Dialect dialect, Version virtInstall, Selection selection, InputOptions input, boolean json, boolean strict) {
    private static final String VERSION = "--virt-install";

    /**
     * Reads what was given.
     *
     * @throws UsageException if it does not go together
     */
    static WriteOptions of(ParseResult parsed) {
        Dialect dialect = Dialect.of(Options.text(parsed, "--to"));
        String format = parsed.matchedOptionValue("--format", "text");
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageException("--format " + format + ": the formats are text and json");
        } else if (dialect.isQemu() && parsed.hasMatchedOption(VERSION)) {
            throw new UsageException(VERSION + " is for --to virt-install and virt-xml");
        }
        return new WriteOptions(
                dialect,
                version(Options.text(parsed, VERSION)),
                new SelectionOptions(parsed).selection(),
                new InputOptions(parsed),
                format.equals("json"),
                Options.flag(parsed, "--strict"));
    }

    /** Adds the options to a command. */
    static void declare(CommandSpec spec) {
        spec.addOption(Options.text("--to", "DIALECT", String.join(", ", Dialect.words()) + "."));
        spec.addOption(Options.text(
                VERSION,
                "VERSION",
                "The virt-install that is to take the options; " + VirtInstallWriter.OLDEST
                        + " (the default) and newer say every part."));
        spec.addOption(Options.text("--format", "FORMAT", "text (the default) or json."));
        spec.addOption(Options.flag("--strict", "Exit code 1 if a part of an interface is lost."));
    }

    private static Version version(@Nullable String text) {
        try {
            return text == null ? VirtInstallWriter.OLDEST : Version.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(VERSION + " " + text + " is not a version; write it as 4.1");
        }
    }
}
