package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.BuiltVersion;
import dev.xmlnet.cli.console.Level;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Options declared in code, and read after the parse: annotations cost some 35 ms of reflection at each start. */
public final class Options {
    private Options() {}

    /** An option that takes a text. */
    public static OptionSpec text(String name, String label, String... description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option that takes a text and may be given more than once. */
    public static OptionSpec texts(String name, String label, String... description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option that takes a whole number, in plain digits: 010 is eight to some. */
    public static OptionSpec number(String name, String label, String... description) {
        return OptionSpec.builder(name)
                .type(Integer.class)
                .converters(Options::wholeNumber)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static Integer wholeNumber(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && (text.charAt(0) != '0' || text.length() == 1);
        for (int i = 0; i < text.length() && digits; i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digits) {
            boolean large = text.matches("[1-9][0-9]{9,}");
            throw new TypeConversionException(
                    "'" + text + "' is " + (large ? "too large" : "not a whole number, such as 0 or 42"));
        }
        return Integer.valueOf(text);
    }

    /** An option that takes nothing. */
    public static OptionSpec flag(String name, String... description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** The text that was given, or null. */
    public static @Nullable String text(ParseResult parsed, String name) {
        return parsed.matchedOptionValue(name, null);
    }

    /**
     * The path that was given, or null.
     *
     * @throws UsageException if it is empty, as where a shell's variable is, or can be no path
     */
    public static @Nullable String path(ParseResult parsed, String name) {
        return path(name, text(parsed, name));
    }

    /** The same of the texts that were given, in order. */
    public static List<String> paths(ParseResult parsed, String name) {
        List<String> paths = texts(parsed, name);
        paths.forEach(path -> path(name, path));
        return paths;
    }

    private static @Nullable String path(String option, @Nullable String path) {
        if (path != null && path.isEmpty()) {
            throw new UsageException(option + ": the path is empty; name a file or directory");
        }
        if (path != null && path.indexOf('\0') >= 0) {
            throw new UsageException(option + ": no path holds a NUL");
        }
        return path;
    }

    /** The texts that were given, in order. */
    public static List<String> texts(ParseResult parsed, String name) {
        return parsed.matchedOptionValue(name, List.of());
    }

    /** The number that was given, or null. */
    public static @Nullable Integer number(ParseResult parsed, String name) {
        return parsed.matchedOptionValue(name, null);
    }

    /** True if the flag was given. */
    public static boolean flag(ParseResult parsed, String name) {
        return parsed.hasMatchedOption(name);
    }

    /** The options that every command has. */
    public static void declareHelp(CommandSpec spec) {
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

    /** Adds the options for how much is said, and how. */
    public static void declareWords(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-q", "--quiet")
                .type(boolean.class)
                .description("Says nothing but errors on standard error.")
                .build());
        spec.addOption(OptionSpec.builder("-v", "--verbose")
                .type(boolean.class)
                .description("Says everything at each place, however often.")
                .build());
        spec.addOption(
                text("--color", "WHEN", "auto (default: on a terminal, unless NO_COLOR is set), always or never."));
    }

    /**
     * Returns the streams as the person wants them who gave options.
     *
     * @throws UsageException if the options do not fit each other
     */
    public static Streams streams(ParseResult parsed, Streams streams) {
        boolean quiet = flag(parsed, "-q");
        boolean verbose = flag(parsed, "-v");
        String colour = text(parsed, "--color");
        if (quiet && verbose) {
            throw new UsageException("-q and -v exclude each other");
        }
        if (colour == null && !quiet && !verbose) {
            return streams;
        }
        Level level = quiet ? Level.QUIET : verbose ? Level.VERBOSE : Level.NORMAL;
        return streams.with(level, colour == null ? null : colours(colour));
    }

    private static @Nullable Boolean colours(String word) {
        return switch (word) {
            case "always" -> true;
            case "never" -> false;
            case "auto" -> null;
            default -> throw new UsageException("--color " + word + ": it is auto, always or never");
        };
    }

    /** What {@code --version} prints. */
    private static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"xmlnet " + BuiltVersion.text()};
        }
    }
}
