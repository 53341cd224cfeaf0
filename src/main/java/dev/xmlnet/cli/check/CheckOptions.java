package dev.xmlnet.cli.check;

import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.AllowRead;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.LibvirtVersion;
import dev.xmlnet.cli.options.Meant;
import dev.xmlnet.cli.options.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a person asked {@code check} for.
 *
 * @param format how findings are written
 * @param libvirt the version that was given, or null; so for schemas, hostFacts, against and baseline
 * @param allowed directories in which schemas, and .xmlnet.toml, may name files too
 * @param disabled rules that are not looked at
 */
record CheckOptions(
        InputOptions inputs,
        Format format,
        @Nullable String libvirt,
        @Nullable String schemas,
        List<Path> allowed,
        @Nullable String hostFacts,
        @Nullable String against,
        boolean strict,
        Set<Rule> disabled,
        @Nullable String baseline,
        boolean writesBaseline,
        Fixing fixing,
        boolean rules,
        List<String> dhcp) {
    private static final List<String> FORMATS = List.of("text", "json", "sarif", "github", "gitlab", "junit");

    /** How findings are written. */
    enum Format {
        TEXT,
        JSON,
        SARIF,
        GITHUB,
        GITLAB,
        JUNIT
    }

    /** What becomes of what can be fixed. */
    enum Fixing {
        NONE,
        DIFF,
        IN_PLACE
    }

    /**
     * Reads what was given.
     *
     * @throws UsageException if the options do not fit each other
     */
    static CheckOptions of(ParseResult parsed) {
        CheckOptions options = new CheckOptions(
                new InputOptions(parsed),
                format(Options.text(parsed, "--format")),
                Options.text(parsed, "--libvirt"),
                Options.path(parsed, "--schemas"),
                AllowRead.of(parsed),
                Options.path(parsed, "--host-facts"),
                Options.text(parsed, "--against"),
                Options.flag(parsed, "--strict"),
                disabled(Options.texts(parsed, "--disable")),
                Options.path(parsed, "--baseline"),
                Options.flag(parsed, "--write-baseline"),
                fixing(parsed),
                Options.flag(parsed, "--rules"),
                Options.paths(parsed, "--dhcp"));
        options.check();
        return options;
    }

    /** What a command line may say. */
    static void declare(CommandSpec spec) {
        spec.addOption(Options.text("--format", "FORMAT", "text (default), json, sarif, github, gitlab or junit."));
        spec.addOption(LibvirtVersion.option());
        spec.addOption(Options.text("--schemas", "DIR", "libvirt's schemas instead of xmlnet's own."));
        spec.addOption(AllowRead.option("a schema"));
        spec.addOption(Options.text("--host-facts", "FILE", "What the host has: the output of ip -j link."));
        spec.addOption(Options.texts(
                "--dhcp",
                "FILE",
                "The configuration of a DHCP server of the guests' LAN: dhcpd, Kea, dnsmasq; repeatable."));
        spec.addOption(Options.text(
                "--against", "REVISION", "A revision of git, such as HEAD: interfaces whose PCI address moved since."));
        spec.addOption(Options.flag("--strict", "Exit code 1 for warnings too."));
        spec.addOption(Options.texts("--disable", "ID[,ID]", "Rules that are not looked at; repeatable."));
        spec.addOption(Options.text("--baseline", "FILE", "Findings that are known, and not told of again."));
        spec.addOption(Options.flag("--write-baseline", "Writes what is found into the file of --baseline."));
        spec.addOption(Options.flag("--fix", "Takes away what is safe to take away; with --diff or -i."));
        spec.addOption(Options.flag("--diff", "With --fix: prints a unified diff; writes nothing."));
        spec.addOption(OptionSpec.builder("-i", "--in-place")
                .type(boolean.class)
                .description("With --fix: writes each file in its place; atomically, and only if it changes.")
                .build());
        spec.addOption(Options.flag("--rules", "Prints every rule, and checks nothing."));
        Options.declareWords(spec);
        Options.declareHelp(spec);
        InputOptions.declare(
                spec, "Files, directories (their *.xml that hold a guest or network), or - for standard input.");
    }

    private void check() {
        if (rules && inputs.isGiven()) {
            throw new UsageException("--rules prints the rules and checks nothing: give no PATH");
        }
        if (rules && format != Format.TEXT && format != Format.JSON) {
            throw new UsageException("--rules is printed as text or json");
        }
        if (writesBaseline && fixing != Fixing.NONE) {
            throw new UsageException("--write-baseline and --fix exclude each other");
        }
        if (fixing == Fixing.DIFF && format != Format.TEXT) {
            throw new UsageException("--diff and --format exclude each other: both want standard output");
        }
    }

    private static Format format(@Nullable String word) {
        if (word == null) {
            return Format.TEXT;
        }
        if (!FORMATS.contains(word)) {
            throw new UsageException(
                    "--format '" + word + "': " + Meant.hint("--format", word, FORMATS, "the formats are"));
        }
        return Format.values()[FORMATS.indexOf(word)];
    }

    private static Fixing fixing(ParseResult parsed) {
        boolean diff = Options.flag(parsed, "--diff");
        boolean inPlace = Options.flag(parsed, "-i");
        if (diff && inPlace) {
            throw new UsageException("-i and --diff exclude each other");
        }
        if (Options.flag(parsed, "--fix") != (diff || inPlace)) {
            throw new UsageException(
                    diff || inPlace
                            ? (diff ? "--diff" : "-i") + " goes with --fix"
                            : "--fix needs -i, which writes the files, or --diff, which shows what would change");
        }
        return diff ? Fixing.DIFF : inPlace ? Fixing.IN_PLACE : Fixing.NONE;
    }

    private static Set<Rule> disabled(List<String> lists) {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        List<String> ids = new ArrayList<>();
        lists.forEach(list -> ids.addAll(List.of(list.split(",", -1))));
        for (String id : ids) {
            String wrong = CheckConfig.whyNotDisabled(id.strip());
            if (wrong != null) {
                throw new UsageException("--disable: " + wrong);
            }
            rules.add(Rule.named(id.strip()));
        }
        return rules;
    }
}
