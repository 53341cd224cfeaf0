package dev.xmlnet.cli.args;

import dev.xmlnet.args.qemu.read.ReadOptions;
import dev.xmlnet.args.qemu.read.Side;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.Meant;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.NetworkName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What {@code --read} is told.
 *
 * @param qemu true for QEMU's options, false for those of virt-install, virt-xml and virsh
 * @param besides what the command line does not say
 * @param command the words behind {@code --}; null if the command is in a file
 * @param source the file, or - for standard input; null if the command was given
 * @param into the file of the guest that gets the interfaces; null to print them
 * @param inPlace true to write that file
 * @param diff true to print a diff of it
 * @param output the file that is written; null for standard output
 */
record ReadSettings(
        boolean qemu,
        ReadOptions besides,
        @Nullable List<String> command,
        @Nullable String source,
        @Nullable String into,
        boolean inPlace,
        boolean diff,
        @Nullable String output) {
    /** The option that says it all. */
    static final String READ = "--read";

    private static final List<String> PROGRAMS = List.of("virt-install", "qemu");
    private static final List<String> MODES = List.of("bridge", "private", "vepa", "passthrough");
    private static final List<String> SIDES = List.of("--bridge", "--network", "--direct");
    private static final List<String> ONLY_READ =
            List.of("--bridge", "--network", "--direct", "--passt", "--hostdev", "--into", "-i", "--diff", "-o");

    /** Adds the options to a command. */
    static void declare(CommandSpec spec) {
        spec.addOption(Options.text(
                READ,
                "PROGRAM",
                "The other way: prints the <interface> elements of a command line of virt-install (virt-xml, virsh) or qemu;"
                        + " PATH is a script, or - or the words behind --."));
        spec.addOption(Options.text("--bridge", "BRIDGE", "--read qemu: the bridge that each tap is on."));
        spec.addOption(Options.text("--network", "NETWORK", "--read qemu: the network that each tap is on."));
        spec.addOption(Options.text(
                "--direct", "NIC[,MODE]", "--read qemu: each tap is macvtap on this NIC; mode bridge without MODE."));
        spec.addOption(Options.flag("--passt", "--read qemu: user networks become passt's, which forwards ports."));
        spec.addOption(Options.flag("--hostdev", "--read qemu: each vfio-pci device is a NIC."));
        spec.addOption(Options.text("--into", "GUEST.xml", "--read: adds the interfaces to this guest."));
        spec.addOption(OptionSpec.builder("-i", "--in-place")
                .type(boolean.class)
                .description("--into: writes the guest's file in its place.")
                .build());
        spec.addOption(Options.flag("--diff", "--into: prints a unified diff; writes nothing."));
        spec.addOption(Options.text("-o", "FILE", "--read: writes to a file instead of standard output."));
    }

    /** The options that only {@link #READ} takes and that were given. */
    static List<String> misplaced(ParseResult parsed) {
        return ONLY_READ.stream().filter(parsed::hasMatchedOption).toList();
    }

    /**
     * Reads what was given.
     *
     * @throws UsageException if it does not go together
     */
    static ReadSettings of(ParseResult parsed) {
        String program = String.valueOf(Options.text(parsed, READ));
        if (!PROGRAMS.contains(program)) {
            throw new UsageException(READ + " " + program + " is not a program; "
                    + Meant.hint(READ, program, PROGRAMS, "the programs are"));
        }
        for (String other : List.of("--to", "--from", "--mac", "--index", "--alias", "--format", "--files-from")) {
            if (parsed.hasMatchedOption(other)) {
                throw new UsageException(other + " does not go with " + READ);
            }
        }
        boolean qemu = program.equals("qemu");
        for (String option : ONLY_READ.subList(0, ONLY_READ.indexOf("--into"))) {
            if (!qemu && parsed.hasMatchedOption(option)) {
                throw new UsageException(option + " is for " + READ + " qemu");
            }
        }
        List<String> words = words(parsed);
        List<String> paths = new ArrayList<>(parsed.matchedPositionalValue(0, List.<String>of()));
        paths = paths.subList(0, paths.size() - (words == null ? 0 : words.size()));
        if (paths.size() + (words == null ? 0 : 1) != 1) {
            throw new UsageException(READ + " takes one FILE, - for standard input, or -- and a command line");
        } else if (words != null && words.isEmpty()) {
            throw new UsageException("the command line behind -- is missing");
        }
        return output(parsed, qemu, words, words == null ? paths.get(0) : null);
    }

    private static ReadSettings output(
            ParseResult parsed, boolean qemu, @Nullable List<String> words, @Nullable String source) {
        String into = Options.path(parsed, "--into");
        String output = Options.path(parsed, "-o");
        boolean inPlace = Options.flag(parsed, "-i");
        boolean diff = Options.flag(parsed, "--diff");
        if ((inPlace || diff) && into == null) {
            throw new UsageException((inPlace ? "-i" : "--diff") + " goes with --into");
        } else if ((inPlace ? 1 : 0) + (diff ? 1 : 0) + (output == null ? 0 : 1) > 1) {
            throw new UsageException("-i, --diff and -o exclude each other");
        } else if (into != null && into.equals("-")) {
            throw new UsageException("--into takes a file");
        }
        return new ReadSettings(qemu, besides(parsed), words, source, into, inPlace, diff, output);
    }

    /** The words behind {@code --}; null without it. */
    private static @Nullable List<String> words(ParseResult parsed) {
        List<String> all = parsed.originalArgs();
        int end = all.indexOf("--");
        return end < 0 ? null : List.copyOf(all.subList(end + 1, all.size()));
    }

    private static ReadOptions besides(ParseResult parsed) {
        List<String> sides = SIDES.stream().filter(parsed::hasMatchedOption).toList();
        if (sides.size() > 1) {
            throw new UsageException(String.join(" and ", sides) + " exclude each other");
        }
        ReadOptions options = ReadOptions.defaults();
        if (!sides.isEmpty()) {
            options = options.withSide(side(sides.get(0), String.valueOf(Options.text(parsed, sides.get(0)))));
        }
        options = Options.flag(parsed, "--passt") ? options.withPasst() : options;
        return Options.flag(parsed, "--hostdev") ? options.withHostdev() : options;
    }

    private static Side side(String option, String value) {
        return switch (option) {
            case "--bridge" -> Side.bridge(checked(option, value, name -> DeviceName.parse("bridge", name)));
            case "--network" -> Side.network(checked(option, value, NetworkName::parse));
            default -> {
                int comma = value.indexOf(',');
                String mode = comma < 0 ? "bridge" : value.substring(comma + 1);
                if (!MODES.contains(mode)) {
                    throw new UsageException(option + " " + value + ": '" + mode + "' is not a mode; the modes are "
                            + String.join(", ", MODES));
                }
                yield Side.direct(
                        checked(
                                option,
                                comma < 0 ? value : value.substring(0, comma),
                                name -> DeviceName.parse("NIC", name)),
                        mode);
            }
        };
    }

    private static <T> T checked(String option, String value, Function<String, T> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }
}
