package dev.xmlnet.cli.args;

import dev.xmlnet.args.qemu.QemuForm;
import dev.xmlnet.args.qemu.QemuOptions;
import dev.xmlnet.args.virtinstall.VirtInstallWriter;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.cli.options.SelectionOptions;
import dev.xmlnet.convert.Selection;
import dev.xmlnet.libvirt.value.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * What {@code --to} is told.
 *
 * @param dialect the program, and the form
 * @param virtInstall the virt-install that is to take the options
 * @param qemu how QEMU's options are written; without networks
 * @param networks directories with definitions of networks
 * @param selection which interfaces
 * @param json true for JSON in place of lines
 * @param strict true if a loss is a finding
 */
record WriteOptions(
        Dialect dialect,
        Version virtInstall,
        QemuOptions qemu,
        List<String> networks,
        Selection selection,
        InputOptions input,
        boolean json,
        boolean strict) {
    /** The version of virt-install, for both directions. */
    static final String VERSION = "--virt-install";

    /**
     * Reads what was given.
     *
     * @throws UsageException if it does not go together
     */
    static WriteOptions of(ParseResult parsed) {
        List<String> misplaced = ReadSettings.misplaced(parsed);
        if (!misplaced.isEmpty()) {
            throw new UsageException(misplaced.get(0) + " is for " + ReadSettings.READ);
        }
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
                qemu(dialect, parsed),
                Options.texts(parsed, "--networks"),
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
        spec.addOption(Options.text(
                "--machine", "MACHINE", "qemu: the machine type, such as q35; the guest's own by default."));
        spec.addOption(Options.text(
                "--tap",
                "NAME",
                "qemu: the tap of a guest that names none, with %%d for its place; tap%%d by default."));
        spec.addOption(Options.texts(
                "--networks", "DIR", "qemu: definitions of networks beside those among PATH, for their bridges."));
        spec.addOption(Options.text("--format", "FORMAT", "text (the default) or json."));
        spec.addOption(Options.flag("--strict", "Exit code 1 if a part of an interface is lost."));
    }

    private static QemuOptions qemu(Dialect dialect, ParseResult parsed) {
        for (String option : List.of("--machine", "--tap", "--networks")) {
            if (!dialect.isQemu() && parsed.hasMatchedOption(option)) {
                throw new UsageException(option + " is for --to qemu, qemu-nic and qemu-legacy");
            }
        }
        QemuForm form = switch (dialect) {
            case QEMU_NIC -> QemuForm.NIC;
            case QEMU_LEGACY -> QemuForm.LEGACY;
            default -> QemuForm.NETDEV;
        };
        QemuOptions options = QemuOptions.defaults().withForm(form).withMachine(Options.text(parsed, "--machine"));
        String tap = Options.text(parsed, "--tap");
        return tap == null ? options : options.withTap(tap);
    }

    /** Reads a version; the oldest that says all for null. */
    static Version version(@Nullable String text) {
        try {
            return text == null ? VirtInstallWriter.OLDEST : Version.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(VERSION + " " + text + " is not a version; write it as 4.1");
        }
    }
}
