package dev.xmlnet.cli.args;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.cli.options.SelectionOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet args}. */
public final class ArgsCommand implements Command {
    @Override
    public String name() {
        return "args";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Prints interfaces as options of virt-install or QEMU, to paste into a shell.")
                .sortOptions(false)
                .footer("", "Every option, kind and loss is explained in docs/args.md.");
        WriteOptions.declare(spec);
        SelectionOptions.declare(spec);
        ReadSettings.declare(spec);
        InputOptions.declare(
                spec, "Files, directories (their *.xml that hold a guest or network), or - for standard input.");
        Options.declareWords(spec);
        Options.declareHelp(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        return parsed.hasMatchedOption(ReadSettings.READ)
                ? new ReadRun(parsed, streams).run()
                : new WriteRun(parsed, streams).run();
    }
}
