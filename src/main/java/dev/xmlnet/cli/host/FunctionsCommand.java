package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.plan.FunctionsPlan;
import dev.xmlnet.host.plan.NicFacts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet host vfs}. */
final class FunctionsCommand implements Command {
    @Override
    public String name() {
        return "vfs";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Makes virtual functions of an SR-IOV NIC that are there after a reboot.")
                .sortOptions(false)
                .footer("", "libvirt sets MAC and VLAN of a function when its guest starts.");
        PlanOptions.declareNic(spec, "The physical function.");
        spec.addOption(Options.text("--mac", "MAC", "The NIC's MAC address."));
        spec.addOption(Options.number("--count", "K", "How many."));
        FactsOption.declare(spec);
        DialectOptions.declare(spec);
        Options.declareWords(spec);
        Options.declareHelp(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        HostFacts facts = FactsOption.of(parsed);
        NicFacts nic = PlanOptions.facts(parsed, facts);
        Integer count = Options.number(parsed, "--count");
        if (count == null) {
            throw new UsageException("--count is missing; give the number of functions");
        }
        FunctionsPlan plan =
                PlanOptions.plan(() -> new FunctionsPlan(PlanOptions.nic(parsed), PlanOptions.mac(parsed, nic), count));
        if (nic != null) {
            PlanOptions.plan(() -> {
                nic.refuseFunctions(plan.count());
                return nic;
            });
        }
        return new HostRun(new DialectOptions(parsed, facts, nic), streams).run(plan, null);
    }
}
