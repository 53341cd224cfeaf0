package dev.xmlnet.cli.network;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.LibvirtVersion;
import dev.xmlnet.cli.options.Options;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet network}. */
public final class NetworkCommand implements Command {
    @Override
    public String name() {
        return "network";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Prints the definition of a network, for virsh net-define.")
                .sortOptions(false)
                .footer("", "Every option is explained in docs/network.md.");
        declareDevices(spec);
        declareAddresses(spec);
        declarePorts(spec);
        spec.addOption(Options.text("--uuid", "UUID", "The network's id; libvirt makes one."));
        spec.addOption(LibvirtVersion.option());
        spec.addOption(OptionSpec.builder("-o", "--output")
                .type(String.class)
                .paramLabel("FILE")
                .description("Writes it to a file, new or in place of an older one, instead of standard output.")
                .build());
        Options.declareWords(spec);
        Options.declareHelp(spec);
        spec.addPositional(positional(
                0,
                "MODE",
                "libvirt's forward mode: nat, route, open, isolated, bridge, private, vepa, passthrough or hostdev."));
        spec.addPositional(positional(1, "NAME", "The network's name."));
        return spec;
    }

    private static PositionalParamSpec positional(int index, String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .arity("1")
                .index(Integer.toString(index))
                .type(String.class)
                .description(description)
                .build();
    }

    private static void declareDevices(CommandSpec spec) {
        spec.addOption(Options.text(
                "--bridge",
                "NAME",
                "bridge: the host's bridge; nat, route, open, isolated: what libvirt calls its own."));
        spec.addOption(Options.texts(
                "--dev", "NIC", "bridge, private, vepa, passthrough: a NIC of the host for macvtap; repeatable."));
        spec.addOption(
                Options.text("--pf", "NIC", "hostdev, and the four above: the SR-IOV NIC whose functions guests get."));
        spec.addOption(Options.text("--forward-dev", "NIC", "nat, route: the only NIC by which guests get out."));
        spec.addOption(Options.text("--nat-ports", "A-B", "nat: the host's ports that guests' ports become."));
    }

    private static void declareAddresses(CommandSpec spec) {
        spec.addOption(Options.texts(
                "--address",
                "CIDR",
                "nat, route, open, isolated: the host's address, the guests' gateway, such as"
                        + " 192.168.100.1/24 or fd00:10::1/64; repeatable."));
        spec.addOption(Options.texts(
                "--dhcp",
                "START-END",
                "What DHCP gives out (default: of the first IPv4 subnet all but the gateway); repeatable."));
        spec.addOption(Options.flag("--no-dhcp", "DHCP gives out no range, at most the addresses of --host."));
        spec.addOption(Options.texts(
                "--host",
                "MAC=IP[,NAME]",
                "A guest's fixed address; IPv6: id:DUID=IP[,NAME]; both: NAME=IP; repeatable."));
        spec.addOption(Options.text("--domain", "NAME", "The guests' DNS domain."));
        spec.addOption(Options.texts("--route", "CIDR=GATEWAY", "A network behind a guest of this one; repeatable."));
        spec.addOption(Options.number("--mtu", "BYTES", "The MTU of the bridge that libvirt makes."));
    }

    private static void declarePorts(CommandSpec spec) {
        spec.addOption(Options.number("--vlan", "ID", "bridge, passthrough, hostdev: the guests' VLAN, 0 to 4095."));
        spec.addOption(Options.texts(
                "--portgroup", "NAME[,vlan=ID][,default]", "A group of ports that interfaces can name; repeatable."));
        spec.addOption(Options.text("--virtualport", "TYPE", "openvswitch: the host's bridge is one of Open vSwitch."));
        spec.addOption(Options.flag("--isolated-ports", "Guests on the bridge do not reach each other."));
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        return new NetworkRun(parsed, streams).run();
    }
}
