package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.options.AllowRead;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.LibvirtVersion;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.cli.options.SelectionOptions;
import dev.xmlnet.convert.Conversion;
import dev.xmlnet.template.Template;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet convert}. */
public final class ConvertCommand implements Command {
    @Override
    public String name() {
        return "convert";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
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
        Options.declareWords(spec);
        Options.declareHelp(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        ConvertOptions options = new ConvertOptions(parsed);
        CheckConfig config = CheckConfigFile.here();
        Inputs inputs = options.output().inputs(config, streams);
        Terminal terminal = new Terminal(streams.err(), inputs.found().size() > 1);
        TargetOptions target = options.target();
        Conversion conversion;
        try {
            conversion = options.conversion(inputs, config, streams.err());
        } catch (DocumentException e) {
            terminal.print(name(target.template()), withHint(e.diagnostic()), null);
            return ExitCode.INPUT;
        }
        for (Diagnostic note : target.notes) {
            terminal.print(name(target.template()), note, null);
        }
        Bridges bridges = new Bridges(conversion.macvtapNics(), options.networks());
        return new ConvertRun(options.output(), bridges, streams, terminal).run(inputs, conversion);
    }

    private static @Nullable String name(@Nullable Path template) {
        return template == null ? null : template.toString();
    }

    private static Diagnostic withHint(Diagnostic one) {
        return one.id().equals(Template.NOT_ALLOWED)
                ? Diagnostic.error(one.id(), AllowRead.hint(one.message()), one.location())
                : one;
    }
}
