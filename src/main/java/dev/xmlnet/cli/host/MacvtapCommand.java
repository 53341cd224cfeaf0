package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.plan.MacvtapPlan;
import dev.xmlnet.host.plan.NicFacts;
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
        FactsOption.declare(spec);
        DialectOptions.declare(spec);
        Options.declareWords(spec);
        Options.declareHelp(spec);
        PlanOptions.declareName(spec, "NAME", "The device's name, such as macvtap0.");
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        HostFacts facts = FactsOption.of(parsed);
        NicFacts nic = PlanOptions.facts(parsed, facts);
        String mode = Options.text(parsed, "--mode");
        if (mode == null) {
            throw new UsageException("--mode is missing; use " + String.join(", ", MacvtapPlan.MODES));
        }
        MacvtapPlan plan = PlanOptions.plan(
                () -> new MacvtapPlan(PlanOptions.name(parsed, "macvtap device"), PlanOptions.nic(parsed), mode));
        if (nic != null) {
            PlanOptions.plan(() -> {
                nic.refuseMacvlan();
                return nic;
            });
        }
        return new HostRun(new DialectOptions(parsed, facts, nic), streams).run(plan, null);
    }
}
