package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.plan.AccessPlan;
import dev.xmlnet.host.plan.HostAddress;
import dev.xmlnet.host.plan.NicFacts;
import dev.xmlnet.libvirt.value.IpAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet host access}. */
final class AccessCommand implements Command {
    @Override
    public String name() {
        return "access";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description(
                        "Makes a macvlan by which the host and its guests on macvtap, mode bridge, reach each other.")
                .sortOptions(false)
                .footer("", "docs/host.md has the other way, a second interface of the guest.");
        PlanOptions.declareNic(spec, "The NIC that the guests' macvtap is on.");
        spec.addOption(Options.text("--address", "CIDR", "The device's own address, such as 192.0.2.11/32."));
        spec.addOption(Options.texts("--guest", "IP", "The address of a guest; repeatable."));
        FactsOption.declare(spec);
        DialectOptions.declare(spec);
        Options.declareWords(spec);
        Options.declareHelp(spec);
        PlanOptions.declareName(spec, "NAME", "The device's name, such as macvlan0.");
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        HostFacts facts = FactsOption.of(parsed);
        NicFacts nic = PlanOptions.facts(parsed, facts);
        String address = Options.text(parsed, "--address");
        if (address == null) {
            throw new UsageException("--address is missing; give one that no other host has, such as 192.0.2.11/32");
        }
        AccessPlan plan = PlanOptions.plan(() -> new AccessPlan(
                PlanOptions.name(parsed, "macvlan device"),
                PlanOptions.nic(parsed),
                HostAddress.parse(address),
                Options.texts(parsed, "--guest").stream().map(IpAddress::parse).toList()));
        if (nic != null) {
            PlanOptions.plan(() -> {
                nic.refuseMacvlan();
                return nic;
            });
        }
        return new HostRun(new DialectOptions(parsed, facts, nic), streams).run(plan, null);
    }
}
