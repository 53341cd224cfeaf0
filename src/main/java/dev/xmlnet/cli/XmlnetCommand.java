package dev.xmlnet.cli;

import dev.xmlnet.cli.Main.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code xmlnet}: the commands, and how their failures become words and exit codes. */
final class XmlnetCommand {
    private static final String CONVERT = "convert";
    private static final String NETWORK = "network";
    private static final String CHECK = "check";
    private static final String LIST = "list";
    private static final String EXPLAIN = "explain";
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
        if (name.equals(CHECK)) {
            CheckCommand.prepare();
        }
        CommandSpec named = named(name, "xmlnet " + name);
        CommandLine line = line(named == null ? root() : named, streams);
        try {
            ParseResult parsed = line.parseArgs(named == null ? args : Arrays.copyOfRange(args, 1, args.length));
            if (CommandLine.printHelpIfRequested(parsed)) {
                line.getOut().flush();
                return ExitCode.OK;
            } else if (name.equals(CONVERT)) {
                return new ConvertCommand(parsed, streams).run();
            } else if (name.equals(NETWORK)) {
                return new NetworkCommand(parsed, streams).run();
            } else if (name.equals(CHECK)) {
                return new CheckCommand(parsed, streams).run();
            } else if (name.equals(LIST)) {
                return new ListCommand(parsed, streams).run();
            } else if (name.equals(EXPLAIN)) {
                return new ExplainCommand(parsed, streams).run();
            } else if (parsed.hasSubcommand()) {
                line.getOut().print(Completion.script(line, parsed.subcommand()));
                line.getOut().flush();
                return ExitCode.OK;
            }
            throw new UsageException("a command is missing");
        } catch (ParameterException e) {
            return usage(e.getCommandLine(), message(e), streams);
        } catch (UsageException e) {
            return usage(line, e.getMessage(), streams);
        } catch (RuntimeException | Error e) {
            Fault fault = Fault.of(e);
            fault.print("xmlnet", streams.err());
            return fault.exitCode();
        }
    }

    /** {@code help convert} is {@code convert --help}; of a command that there is not, the parser says so. */
    private static String[] helped(String[] args) {
        boolean known = args.length == 1 || List.of(HELP, Completion.NAME).contains(args[1]) || named(args[1], "") != null;
        if (!known) {
            return Arrays.copyOfRange(args, 1, 2);
        }
        String[] words = Arrays.copyOfRange(args, 1, args.length + 1);
        words[args.length - 1] = "--help";
        return words;
    }

    /** The options that every command has. */
    static void declareHelp(CommandSpec spec) {
        spec.versionProvider(new Version());
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this and ends.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Shows the version and ends.")
                .build());
    }

    /** The options of a command; null if there is none of this name. */
    private static CommandSpec named(String command, String name) {
        return switch (command) {
            case CONVERT -> ConvertCommand.spec(name);
            case NETWORK -> NetworkCommand.spec(name);
            case CHECK -> CheckCommand.spec(name);
            case LIST -> ListCommand.spec(name);
            case EXPLAIN -> ExplainCommand.spec(name);
            default -> null;
        };
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
        declareHelp(root);
        for (String command : List.of(CONVERT, NETWORK, CHECK, LIST, EXPLAIN)) {
            root.addSubcommand(command, new CommandLine(named(command, command)));
        }
        root.addSubcommand(Completion.NAME, new CommandLine(Completion.spec()));
        CommandSpec help = CommandSpec.create().name(HELP);
        help.usageMessage().description("Shows the help of a command: xmlnet help convert");
        help.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .arity("0..1")
                .type(String.class)
                .description("The command.")
                .completionCandidates(new ArrayList<>(root.subcommands().keySet()))
                .build());
        declareHelp(help);
        root.addSubcommand(HELP, new CommandLine(help));
        return root;
    }

    private static CommandLine line(CommandSpec spec, Streams streams) {
        CommandLine line = new CommandLine(spec);
        // A file of a repository may be called @x.xml: what is in it is no command line.
        line.setExpandAtFiles(false);
        line.setOut(new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8)));
        line.setErr(new PrintWriter(new OutputStreamWriter(streams.err().raw(), StandardCharsets.UTF_8)));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(streams.colours() ? Ansi.ON : Ansi.OFF));
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
            return e.getMessage().strip();
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
        if (Files.exists(Path.of(word))) {
            return "a command is missing before '" + word + "', such as check or list";
        }
        String hint = Meant.hint("command", word, root.subcommands().keySet(), null);
        return "there is no command '" + word + "'" + (hint.isEmpty() ? "" : "; " + hint);
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

    /** The version that the build wrote down. */
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = XmlnetCommand.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** What {@code --version} prints. */
    private static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"xmlnet " + version()};
        }
    }
}
