package dev.xmlnet.cli.host;

import dev.xmlnet.cli.options.JsonOption;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.facts.HostFacts;
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
     * @throws dev.xmlnet.cli.console.UsageException if the file cannot be read, or is something else
     */
    static @Nullable HostFacts of(ParseResult parsed) {
        String file = Options.path(parsed, FACTS);
        return file == null ? null : JsonOption.facts(FACTS, file);
    }
}
