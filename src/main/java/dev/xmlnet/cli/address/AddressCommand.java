package dev.xmlnet.cli.address;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.options.AddressSources;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet address}. */
public final class AddressCommand implements Command {
    @Override
    public String name() {
        return "address";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Tells the addresses of guests, by leases, neighbours, reservations and filters.")
                .sortOptions(false)
                .footer("", "Every source and column is explained in docs/address.md.");
        AddressSources.declare(spec);
        spec.addOption(Options.text("--format", "FORMAT", "table (the default), json or csv."));
        spec.addOption(OptionSpec.builder("-1", "--one")
                .type(boolean.class)
                .description(
                        "Prints the best address of one guest and nothing else, for ssh; exit code 1 if none is known.")
                .build());
        InputOptions.declare(
                spec, "Files, directories (their *.xml that hold a guest or network), or - for standard input.");
        Options.declareWords(spec);
        Options.declareHelp(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        return new AddressRun(parsed, streams).run();
    }
}
