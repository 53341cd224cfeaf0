package dev.xmlnet.cli;

import dev.xmlnet.cli.Main.Streams;
import dev.xmlnet.convert.Conversion;
import dev.xmlnet.convert.Selection;
import dev.xmlnet.convert.Target;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.template.Template;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet convert}. */
final class ConvertCommand {
    private final Streams streams;
    private final TargetOptions target;
    private final SelectionOptions selection;
    private final OutputOptions output;
    private final List<String> maps;
    private final String mapFile;
    private final List<String> networks;
    private final String hostAccess;
    private final String libvirt;

    /** Reads what was given. */
    ConvertCommand(ParseResult parsed, Streams streams) {
        this.streams = streams;
        target = new TargetOptions(parsed);
        selection = new SelectionOptions(parsed);
        output = new OutputOptions(parsed);
        maps = Options.texts(parsed, "--map");
        mapFile = Options.path(parsed, "--map-file");
        networks = Options.paths(parsed, "--networks");
        hostAccess = Options.text(parsed, "--host-access");
        libvirt = Options.text(parsed, "--libvirt");
    }

    /** What a command line may say. */
    static CommandSpec spec(String name) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .description(
                        "Changes how guests are connected, or how a network reaches out, and nothing else in the file.")
                .sortOptions(false)
                .footer(
                        "",
                        "A file that holds a <network> goes from one forward mode to another: --to nat,",
                        "route, isolated, open, bridge, ovs, direct-MODE, hostdev. Name the file: networks",
                        "in a directory are left as they are.",
                        "",
                        "One input goes to standard output; several need -i, -o, --diff or --check.",
                        "Every option is explained in docs/convert.md.");
        TargetOptions.declare(spec);
        SelectionOptions.declare(spec);
        spec.addOption(
                Options.texts("--map", "FROM:TO", "Instead of --to: KIND[=SOURCE]:TARGET[=SOURCE]; repeatable."));
        spec.addOption(Options.text("--map-file", "FILE", "The same from a file, one a line; # begins a comment."));
        spec.addOption(Options.texts(
                "--networks", "DIR", "Network definitions: their forward modes, and what they give to an interface."));
        spec.addOption(
                Options.text("--host-access", "NETWORK", "direct: adds an interface on a network, to reach the host."));
        spec.addOption(LibvirtVersion.option());
        OutputOptions.declare(spec);
        XmlnetCommand.declareHelp(spec);
        return spec;
    }

    /** Does it, and returns the exit code. */
    int run() {
        CheckConfig config = CheckConfigFile.here();
        Inputs inputs = output.inputs(config, streams);
        Terminal terminal = new Terminal(
                streams.err(),
                streams.terminal(),
                streams.colours(),
                inputs.found().size() > 1);
        Conversion conversion;
        try {
            conversion = conversion(inputs, config);
        } catch (DocumentException e) {
            terminal.print(target.template().toString(), withHint(e.diagnostic()), null);
            return ExitCode.INPUT;
        }
        for (Diagnostic note : target.notes) {
            terminal.print(target.template() == null ? null : target.template().toString(), note, null);
        }
        return new ConvertRun(output, new Bridges(conversion.macvtapNics(), networks), streams, terminal)
                .run(inputs, conversion);
    }

    private static Diagnostic withHint(Diagnostic one) {
        return one.id().equals(Template.NOT_ALLOWED)
                ? Diagnostic.error(one.id(), AllowRead.hint(one.message()), one.location())
                : one;
    }

    private Conversion conversion(Inputs inputs, CheckConfig config) throws DocumentException {
        Version given = LibvirtVersion.noted(LibvirtVersion.given(libvirt, config), streams.err());
        Version version = given == null ? Version.NEWEST_KNOWN : given;
        Conversion conversion =
                given == null ? Conversion.none() : Conversion.none().libvirt(given);
        List<Mapping> all = new ArrayList<>();
        for (String text : maps) {
            all.add(Mapping.parse(text, "--map", target.templates()));
        }
        if (mapFile != null) {
            all.addAll(Mapping.read(Path.of(mapFile), target.templates()));
        }
        if (all.isEmpty() == !target.isGiven()) {
            throw new UsageException(
                    !target.isGiven() ? "--to TARGET is missing (or --map)" : "--to and --map exclude each other");
        }
        try {
            if (target.isGiven()) {
                conversion = conversion.move(
                        selection.selection(), target.target(version, () -> KnownNetworks.mayBeAmong(inputs.found())));
            } else if (selection.isGiven()) {
                throw new UsageException("--from, --mac, --index and --alias go with --to, not with --map");
            }
            List<Map.Entry<Selection, Target>> moves = new ArrayList<>(all.size());
            for (Mapping mapping : all) {
                moves.add(Map.entry(
                        SelectionOptions.from(mapping.from()), target.target(mapping.to(), mapping.source(), version)));
            }
            conversion = conversion.move(moves);
            if (hostAccess != null) {
                if (!conversion.goesDirect()) {
                    throw new UsageException("--host-access goes with direct: others reach the host anyway");
                }
                conversion = conversion.hostAccess(hostAccess);
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
        boolean needed = conversion.asksForModes() || !networks.isEmpty();
        return needed ? conversion.networks(KnownNetworks.read(inputs.found(), networks, conversion)) : conversion;
    }
}
