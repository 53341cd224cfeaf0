package dev.xmlnet.cli.list;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.options.AddressSources;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet list}. */
public final class ListCommand implements Command {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Lists the interfaces of guests, with what the networks among the files say of them.")
                .sortOptions(false)
                .footer("", "Every column is explained in docs/list.md.");
        spec.addOption(Options.text("--format", "FORMAT", "table (the default), json or csv."));
        spec.addOption(Options.flag("--address", "Shows the best address that is known of each interface."));
        AddressSources.declare(spec);
        InputOptions.declare(
                spec, "Files, directories (their *.xml that hold a guest or network), or - for standard input.");
        Options.declareWords(spec);
        Options.declareHelp(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        return new ListRun(parsed, streams).run();
    }
}
