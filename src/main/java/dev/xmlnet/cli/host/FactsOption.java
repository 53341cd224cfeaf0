package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.report.HostFactsReader;
import dev.xmlnet.report.JsonInput;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code --facts}. */
final class FactsOption {
    private static final String FACTS = "--facts";

    private FactsOption() {}

    static void declare(CommandSpec spec) {
        spec.addOption(Options.text(FACTS, "FILE", "What the script of 'xmlnet host facts' printed on the host."));
    }

    /**
     * The facts of the host; null if none are given.
     *
     * @throws UsageException if the file cannot be read, or is something else
     */
    static @Nullable HostFacts of(ParseResult parsed) {
        String file = Options.path(parsed, FACTS);
        if (file == null) {
            return null;
        }
        try {
            return HostFactsReader.read(file);
        } catch (JsonInput.WrongException e) {
            throw new UsageException(e.place() + ": " + (e.getMessage() == null ? "this is not a host's facts" : e.getMessage())
                    + "; collect them again by 'xmlnet host facts'");
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(FACTS + " " + file + ": " + Words.of(e));
        }
    }
}
