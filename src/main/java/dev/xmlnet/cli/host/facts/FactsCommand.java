package dev.xmlnet.cli.host.facts;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.facts.Collecting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet host facts}. */
public final class FactsCommand implements Command {
    @Override
    public String name() {
        return "facts";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Prints a script that tells what a host's network is and who manages it. It only reads.")
                .sortOptions(false)
                .footer("", "xmlnet host facts | ssh HOST sh > HOST.facts", "", "Read by --facts and --host-facts.");
        Options.declareHelp(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        try {
            streams.out().stream().write(Collecting.script().getBytes(StandardCharsets.UTF_8));
            streams.out().stream().flush();
            return ExitCode.OK;
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
    }
}
