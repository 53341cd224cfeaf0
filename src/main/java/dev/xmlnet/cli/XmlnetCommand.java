package dev.xmlnet.cli;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Fault;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.CommandGroup;
import dev.xmlnet.cli.options.Meant;
import dev.xmlnet.cli.options.Options;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code xmlnet}: the commands, and how their failures become words and exit codes. */
final class XmlnetCommand {
    private static final String HELP = "help";

    static {
        // Options are texts, numbers and flags; the converters for dates and databases load a hundred classes.
        System.setProperty("picocli.converters.excludes", "java.time.*,java.sql.*,java.nio.*,java.util.*,java.net.*");
    }

    private XmlnetCommand() {}

    /** Runs a command line. Only the options of the command that is named are built: a start has no time for others. */
    static int run(String[] given, Streams streams) {
        String[] args = given.length > 0 && given[0].equals(HELP) ? helped(given) : given;
        String name = args.length > 0 ? args[0] : "";
        Command command = Commands.named(name);
        int words = 1;
        if (command instanceof CommandGroup group && args.length > 1 && group.named(args[1]) != null) {
            command = group.named(args[1]);
            name += " " + args[words++];
        }
        boolean alone = command != null && !command.isAboutAll();
        if (command != null) {
            command.prepare();
        }
        CommandLine line = line(command != null && alone ? command.spec("xmlnet " + name) : root(), streams);
        try {
            ParseResult parsed = line.parseArgs(alone ? Arrays.copyOfRange(args, words, args.length) : args);
            if (CommandLine.printHelpIfRequested(parsed)) {
                line.getOut().flush();
                return ExitCode.OK;
            } else if (command != null) {
                ParseResult of = alone ? parsed : parsed.subcommand();
                return command.run(of, Options.streams(of, streams));
            }
            throw new UsageException("a command is missing");
        } catch (ParameterException e) {
            return usage(e.getCommandLine(), message(e), streams);
        } catch (UsageException e) {
            return usage(line, Words.of(e), streams);
        } catch (RuntimeException | Error e) {
            Fault fault = Fault.of(e);
            fault.print("xmlnet", streams.err());
            return fault.exitCode();
        }
    }

    /** {@code help convert} is {@code convert --help}; of a command that there is not, the parser says so. */
    private static String[] helped(String[] args) {
        boolean known = args.length == 1 || args[1].equals(HELP) || Commands.named(args[1]) != null;
        if (!known) {
            return Arrays.copyOfRange(args, 1, 2);
        }
        String[] words = Arrays.copyOfRange(args, 1, args.length + 1);
        words[args.length - 1] = "--help";
        return words;
    }

    private static CommandSpec root() {
        CommandSpec root = CommandSpec.create().name("xmlnet");
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "done, nothing to report");
        codes.put("1", "check found errors, --check would change something, or --strict and something was lost");
        codes.put("2", "the command line is wrong");
        codes.put("3", "an input could not be read, converted or written; the others were done");
        codes.put("69", "Java, or what builds xmlnet, is missing");
        codes.put("70", "a bug in xmlnet");
        root.usageMessage()
                .description(
                        "Changes how libvirt guests are networked, in their XML, defines networks, and finds what is wrong.")
                .synopsisSubcommandLabel("COMMAND")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(codes);
        Options.declareHelp(root);
        for (Command command : Commands.ALL) {
            root.addSubcommand(command.name(), new CommandLine(command.spec(command.name())));
        }
        CommandSpec help = CommandSpec.create().name(HELP);
        help.usageMessage().description("Shows the help of a command: xmlnet help convert");
        help.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .arity("0..1")
                .type(String.class)
                .description("The command.")
                .completionCandidates(new ArrayList<>(root.subcommands().keySet()))
                .build());
        Options.declareHelp(help);
        root.addSubcommand(HELP, new CommandLine(help));
        return root;
    }

    private static CommandLine line(CommandSpec spec, Streams streams) {
        CommandLine line = new CommandLine(spec);
        // A file of a repository may be called @x.xml: what is in it is no command line.
        line.setExpandAtFiles(false);
        line.setOut(new PrintWriter(new OutputStreamWriter(streams.out().stream(), StandardCharsets.UTF_8)));
        line.setErr(new PrintWriter(new OutputStreamWriter(streams.err().raw(), StandardCharsets.UTF_8)));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(streams.err().colours() ? Ansi.ON : Ansi.OFF));
        return line;
    }

    private static int usage(CommandLine command, String message, Streams streams) {
        String name = command.getCommandSpec().qualifiedName();
        streams.err().println(name + ": error: " + message);
        streams.err().println("Try '" + name + " --help'.");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return Words.of(e).strip();
        }
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String word = unmatched.getUnmatched().get(0);
        boolean option = word.startsWith("-");
        if (!spec.subcommands().isEmpty()) {
            return option ? commandMissing(word, spec) : commandUnknown(word, spec);
        } else if (!option) {
            String takes = spec.positionalParameters().stream()
                    .map(PositionalParamSpec::paramLabel)
                    .collect(Collectors.joining(" and "));
            return "'" + word + "' is one argument too many; "
                    + (takes.isEmpty() ? "there is none" : "what is taken is " + takes);
        }
        String name = word.replaceFirst("=.*", "");
        List<String> known = new ArrayList<>();
        spec.options().forEach(one -> known.addAll(List.of(one.names())));
        String hint = Meant.hint(spec.name().replaceFirst(".* ", "") + " option", name, known, null);
        return "there is no option '" + name + "'" + (hint.isEmpty() ? "" : "; " + hint);
    }

    private static String commandUnknown(String word, CommandSpec root) {
        if (isFile(word)) {
            return "a command is missing before '" + word + "', such as check or list";
        }
        String hint = Meant.hint("command", word, root.subcommands().keySet(), null);
        return "there is no command '" + word + "'" + (hint.isEmpty() ? "" : "; " + hint);
    }

    private static boolean isFile(String word) {
        try {
            return Files.exists(Path.of(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** An option without a command: those that have it are likely to be meant. */
    private static String commandMissing(String word, CommandSpec root) {
        String name = word.replaceFirst("=.*", "");
        List<String> having = new ArrayList<>();
        root.subcommands().forEach((command, line) -> {
            if (line.getCommandSpec().findOption(name) != null) {
                having.add(command);
            }
        });
        return having.isEmpty()
                ? "there is no option '" + name + "'"
                : "a command is missing before '" + name + "': " + String.join(" or ", having);
    }
}
