package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.cli.options.RewriteOptions;
import dev.xmlnet.host.rewrite.BridgeChange;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet host unbridge}. */
final class UnbridgeCommand implements Command {
    @Override
    public String name() {
        return "unbridge";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Takes a bridge back out of a host's files; its NIC gets the host's address again.")
                .sortOptions(false)
                .footer("", "It is the way back of xmlnet host bridge; see docs/host.md.");
        PlanOptions.declareNic(spec, "The NIC that is the bridge's port.");
        spec.addOption(
                Options.text("--for", "DIALECT", "What the files are in, where their names and texts do not tell."));
        RewriteOptions.declare(spec);
        spec.addOption(OptionSpec.builder("-o", "--output")
                .type(String.class)
                .paramLabel("DIR")
                .description("Writes the files below a directory.")
                .build());
        InputOptions.declare(spec, "Files of the host, or copies of them; directories too.", 1);
        Options.declareWords(spec);
        Options.declareHelp(spec);
        PlanOptions.declareName(spec, "BRIDGE", "The bridge's name, such as br0.");
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        BridgeChange change = PlanOptions.plan(
                () -> BridgeChange.of(PlanOptions.name(parsed, "bridge"), PlanOptions.nic(parsed), null));
        return new RewriteRun(new RewriteOptions(parsed), change, true, streams)
                .run(new InputOptions(parsed, 1).inputs(Hosts::isWanted, streams), DialectOptions.given(parsed));
    }
}
