package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.plan.BridgePlan;
import dev.xmlnet.host.script.HostScript;
import java.util.List;
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
        HostRun run = new HostRun(new DialectOptions(parsed), streams);
        BridgePlan plan = PlanOptions.bridge(parsed);
        Integer timeout = Options.number(parsed, "--timeout");
        if (Options.flag(parsed, "--script")) {
            return run.script(plan, List.of(), timeout == null ? HostScript.TIMEOUT : timeout);
        } else if (timeout != null) {
            throw new UsageException("--timeout is for --script; add that, or remove this");
        }
        return run.run(plan);
    }
}
