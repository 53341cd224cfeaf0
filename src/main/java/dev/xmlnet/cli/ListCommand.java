package dev.xmlnet.cli;

import dev.xmlnet.cli.ListJob.Listed;
import dev.xmlnet.cli.Main.Streams;
import dev.xmlnet.xml.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet list}. */
final class ListCommand {
    private final Streams streams;
    private final InputOptions input;
    private final String format;
    private final List<ListedInterface> rows = new ArrayList<>();
    private final Map<String, ListedNetwork> networks = new HashMap<>();
    private final PassedOver passedOver = new PassedOver();
    private Terminal terminal;
    private Progress progress;
    private boolean failed;
    private boolean bug;

    /** Reads what was given. */
    ListCommand(ParseResult parsed, Streams streams) {
        this.streams = streams;
        input = new InputOptions(parsed);
        format = parsed.matchedOptionValue("--format", "table");
    }

    /** What a command line may say. */
    static CommandSpec spec(String name) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .description("Lists the interfaces of guests, with what the networks among the files say of them.")
                .sortOptions(false)
                .footer("", "Every column is explained in docs/list.md.");
        spec.addOption(Options.text("--format", "FORMAT", "table (the default), json or csv."));
        InputOptions.declare(
                spec, "Files, directories (their *.xml that hold a guest or network), or - for standard input.");
        XmlnetCommand.declareHelp(spec);
        return spec;
    }

    /** Does it, and returns the exit code. */
    int run() {
        if (!List.of("table", "json", "csv").contains(format)) {
            throw new UsageException("--format " + format + ": the formats are table, json and csv");
        }
        Inputs inputs = input.inputsOrHere(CheckConfigFile.here(), streams);
        List<Input> found = inputs.found();
        terminal = new Terminal(streams.err(), streams.terminal(), streams.colours(), false);
        inputs.missing().forEach(missing -> streams.err().println(missing.toString()));
        failed = !inputs.missing().isEmpty();
        if (streams.terminal() && found.size() >= ConvertRun.LONG_WORK) {
            terminal.sharesLineWithProgress();
            progress = new Progress(streams.err(), found.size());
        }
        Batch.run(found, new ListJob(streams.in())::run, Listed::fault, this::take);
        if (progress != null) {
            progress.close();
        }
        // Only now is every network known.
        rows.replaceAll(row -> networks.containsKey(row.network()) ? row.on(networks.get(row.network())) : row);
        try {
            print();
            streams.out().flush();
        } catch (UncheckedIOException e) {
            return ConvertRun.brokenOutput(e.getCause(), streams);
        } catch (IOException e) {
            return ConvertRun.brokenOutput(e, streams);
        }
        passedOver.print(streams.err());
        if (rows.isEmpty() && !failed && !bug) {
            streams.err().println("xmlnet: note: no guest was found [no-guest]");
        }
        return exitCode();
    }

    private void print() throws IOException {
        ListPrinter printer = new ListPrinter(rows, streams.out());
        switch (format) {
            case "json" -> printer.json();
            case "csv" -> printer.csv();
            default -> printer.table();
        }
    }

    private void take(Listed listed) {
        rows.addAll(listed.rows());
        if (listed.network() != null) {
            // Of two with one name the first counts; that there are two is for check to say.
            networks.putIfAbsent(listed.network().name(), listed.network());
        }
        if (listed.diagnostic() != null) {
            terminal.print(listed.input().shown(), listed.diagnostic(), listed.source());
            failed |= listed.diagnostic().severity() == Severity.ERROR;
        }
        if (listed.passedOver() != null) {
            passedOver.add(listed.passedOver());
        }
        if (listed.fault() != null) {
            failed |= listed.fault().memory();
            bug |= !listed.fault().memory();
            listed.fault().print(listed.input().shown(), streams.err());
        }
        if (progress != null) {
            progress.step();
        }
    }

    private int exitCode() {
        if (bug) {
            return ExitCode.BUG;
        }
        return failed ? ExitCode.INPUT : ExitCode.OK;
    }
}
