package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.plan.MacvtapPlan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet host macvtap}. */
final class MacvtapCommand implements Command {
    @Override
    public String name() {
        return "macvtap";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description(
                        "Makes a macvtap device that is there after a reboot; a network with the NIC itself needs none.")
                .sortOptions(false)
                .footer("", "docs/host.md tells when its name is worth having.");
        PlanOptions.declareNic(spec, "The NIC that it is on.");
        spec.addOption(Options.text("--mode", "MODE", "bridge, private, vepa or passthrough."));
        DialectOptions.declare(spec);
        Options.declareWords(spec);
        Options.declareHelp(spec);
        PlanOptions.declareName(spec, "NAME", "The device's name, such as macvtap0.");
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        DialectOptions dialect = new DialectOptions(parsed);
        String mode = Options.text(parsed, "--mode");
        if (mode == null) {
            throw new UsageException("--mode is missing; use " + String.join(", ", MacvtapPlan.MODES));
        }
        MacvtapPlan plan = PlanOptions.plan(
                () -> new MacvtapPlan(PlanOptions.name(parsed, "macvtap device"), PlanOptions.nic(parsed), mode));
        return new HostRun(dialect, streams).run(plan);
    }
}
