package dev.xmlnet.cli.reserve;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.cli.options.RewriteOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet reserve}. */
public final class ReserveCommand implements Command {
    @Override
    public String name() {
        return "reserve";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Gives guests fixed addresses, in the DHCP server's configuration or inside the guests.")
                .sortOptions(false)
                .footer(
                        "",
                        "Nothing is written if one address or MAC would be there twice, or no guest could have it.",
                        "Every option and dialect is explained in docs/reserve.md.");
        declareWishes(spec);
        declareTarget(spec);
        declareFacts(spec);
        RewriteOptions.declare(spec);
        spec.addOption(OptionSpec.builder("-o", "--output")
                .type(String.class)
                .paramLabel("DIR")
                .description("Writes the networks, or the guests' files, to a directory.")
                .build());
        InputOptions.declare(spec, "Files of networks and guests, directories (their *.xml), or - for standard input.");
        Options.declareWords(spec);
        Options.declareHelp(spec);
        return spec;
    }

    private static void declareWishes(CommandSpec spec) {
        spec.addOption(Options.texts(
                "--host",
                "WHO=IP[,NAME]",
                "A fixed address; WHO is a MAC, a guest or GUEST/INDEX, IP may have a prefix; repeatable."));
        spec.addOption(Options.text("--hosts", "FILE", "The same from a CSV file: guest or mac, ip, name."));
        spec.addOption(Options.texts(
                "--from-leases", "FILE", "The addresses that the guests have now, by a server's leases; repeatable."));
        spec.addOption(OptionSpec.builder("--next")
                .type(String.class)
                .arity("0..1")
                .paramLabel("FROM-TO")
                .parameterConsumer(new NextRange())
                .description("The next free address for each interface of a guest without a reservation.")
                .build());
        spec.addOption(Options.texts(
                "--release", "WHO", "Removes the reservations of a MAC, a guest, GUEST/INDEX or a name; repeatable."));
    }

    private static void declareTarget(CommandSpec spec) {
        spec.addOption(Options.text(
                "--to",
                "DIALECT",
                "The server: " + String.join(", ", Goal.servers()) + " (default: libvirt). The guest: "
                        + String.join(", ", Goal.guests()) + "."));
        spec.addOption(
                Options.text("--into", "FILE", "The existing configuration that is changed, and nothing else in it."));
        spec.addOption(Options.flag("--live", "net-update: the networks run, so that guests get it now."));
        spec.addOption(Options.text("--templates", "DIR", "Stylesheets of your own, NAME.xsl for --to NAME."));
    }

    private static void declareFacts(CommandSpec spec) {
        spec.addOption(Options.texts("--leases", "FILE", "Leases of a server: who has which address now; repeatable."));
        spec.addOption(Options.texts("--neighbours", "FILE", "What ip neigh or arp -an prints; repeatable."));
        spec.addOption(Options.texts("--gateway", "IP", "Inside the guest: the router; the network's by default."));
        spec.addOption(Options.texts("--dns", "IP", "Inside the guest: a name server; repeatable."));
        spec.addOption(Options.text("--nic", "NAME", "Inside the guest: its interface, where no MAC finds it."));
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        return new ReserveRun(new ReserveOptions(parsed), streams).run();
    }
}
