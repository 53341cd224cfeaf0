package dev.xmlnet.cli.host.needs;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet host needs}. */
public final class NeedsCommand implements Command {
    @Override
    public String name() {
        return "needs";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Lists the bridges, NICs, taps and sockets that guests and networks need of their host.")
                .sortOptions(false)
                .footer("", "Every column is explained in docs/host-needs.md.");
        spec.addOption(Options.text(
                "--facts",
                "FILE",
                "What xmlnet host facts collected on the host: tells what is missing and the command that makes it."));
        spec.addOption(Options.flag("--json", "Prints JSON instead of a table."));
        InputOptions.declare(
                spec, "Files, directories (their *.xml that hold a guest or network), or - for standard input.");
        Options.declareWords(spec);
        Options.declareHelp(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        return new NeedsRun(parsed, streams).run();
    }
}
