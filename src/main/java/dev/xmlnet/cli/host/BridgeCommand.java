package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.cli.options.RewriteOptions;
import dev.xmlnet.cli.options.RewriteOptions.Way;
import dev.xmlnet.host.Dialect;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.plan.BridgePlan;
import dev.xmlnet.host.plan.NicFacts;
import dev.xmlnet.host.script.HostScript;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet host bridge}. */
final class BridgeCommand implements Command {
    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Makes a bridge of the host with a NIC as its port; the host keeps its address.")
                .sortOptions(false)
                .footer("", "A tutorial and every dialect are in docs/host.md.");
        PlanOptions.declareNic(spec, "The NIC that becomes the port, or a bond.");
        FactsOption.declare(spec);
        PlanOptions.declareAddresses(spec);
        spec.addOption(
                Options.texts("--tap", "NAME[,USER]", "A tap as a further port, for who runs QEMU; repeatable."));
        spec.addOption(Options.flag("--vlan-aware", "The bridge filters VLANs."));
        spec.addOption(Options.texts(
                "--vlan",
                "ID",
                "The VLAN of the NIC that the bridge is on; with --vlan-aware one that passes, repeatable."));
        spec.addOption(Options.text("--mac", "MAC", "The NIC's MAC address, which the bridge takes."));
        spec.addOption(Options.number("--mtu", "BYTES", "The MTU of bridge and NIC."));
        spec.addOption(Options.flag("--stp", "The bridge takes part in the spanning tree."));
        DialectOptions.declare(spec);
        RewriteOptions.declare(spec);
        InputOptions.declare(spec, "Files of the host, or copies of them, to change instead; directories too.", 1);
        spec.addOption(Options.flag(
                "--script",
                "One script instead, with apply, confirm, undo and status, for a host that is reached over SSH."));
        spec.addOption(Options.number(
                "--timeout", "SECONDS", "With --script, when a switch is undone that nobody confirms; 90 by default."));
        Options.declareWords(spec);
        Options.declareHelp(spec);
        PlanOptions.declareName(spec, "BRIDGE", "The bridge's name, such as br0.");
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        HostFacts facts = FactsOption.of(parsed);
        NicFacts nic = PlanOptions.facts(parsed, facts);
        BridgePlan plan = PlanOptions.bridge(parsed, facts, nic);
        InputOptions input = new InputOptions(parsed, 1);
        RewriteOptions options = new RewriteOptions(parsed);
        boolean script = Options.flag(parsed, "--script");
        if (parsed.hasMatchedOption("--timeout") && !script) {
            throw new UsageException("--timeout is for --script; add that, or remove this");
        } else if (options.way() != Way.STDOUT && options.way() != Way.DIRECTORY && (script || !input.isGiven())) {
            throw new UsageException(
                    script
                            ? "-i, --diff and --check exclude --script"
                            : "no PATH: -i, --diff and --check are about files of the host; name them");
        }
        ScriptRun run = new ScriptRun(plan, timeout(parsed), options.output(), streams);
        if (input.isGiven()) {
            PlanOptions.refuseAddresses(parsed);
            Inputs inputs = input.inputs(Hosts::isWanted, streams);
            Dialect given = DialectOptions.given(parsed);
            return script
                    ? run.run(inputs, given)
                    : new RewriteRun(options, PlanOptions.change(plan), false, streams).run(inputs, given);
        }
        DialectOptions dialect = new DialectOptions(parsed, facts, nic);
        return script
                ? run.run(dialect.template(), HostRun.notes(plan, nic))
                : new HostRun(dialect, streams).run(plan, nic);
    }

    private static int timeout(ParseResult parsed) {
        Integer timeout = Options.number(parsed, "--timeout");
        return timeout == null ? HostScript.TIMEOUT : timeout;
    }
}
