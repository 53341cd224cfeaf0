package dev.xmlnet.cli.list;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Progress;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Batch;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.PassedOver;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.report.ListedInterface;
import dev.xmlnet.report.ListedNetwork;
import dev.xmlnet.xml.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** One listing of all inputs: the work, what is printed, the exit code. */
final class ListRun {
    private final Streams streams;
    private final InputOptions input;
    private final String format;
    private final List<ListedInterface> rows = new ArrayList<>();
    private final Map<String, ListedNetwork> networks = new HashMap<>();
    private final PassedOver passedOver = new PassedOver();
    private final Terminal terminal;
    private @Nullable Progress progress;
    private boolean failed;
    private boolean bug;

    /** Reads what was given. */
    ListRun(ParseResult parsed, Streams streams) {
        this.streams = streams;
        terminal = new Terminal(streams.err(), false);
        input = new InputOptions(parsed);
        format = parsed.matchedOptionValue("--format", "table");
    }

    /** Does it, and returns the exit code. */
    int run() {
        if (!List.of("table", "json", "csv").contains(format)) {
            throw new UsageException("--format " + format + ": the formats are table, json and csv");
        }
        Inputs inputs = input.inputsOrHere(CheckConfigFile.here(), streams);
        List<Input> found = inputs.found();
        inputs.missing().forEach(missing -> streams.err().println(missing.toString()));
        failed = !inputs.missing().isEmpty();
        if (streams.err().terminal() && found.size() >= Progress.LONG_WORK) {
            terminal.sharesLineWithProgress();
            progress = new Progress(streams.err(), found.size());
        }
        Batch.run(found, new ListJob(streams.in())::run, Listed.Broken::new, this::take);
        if (progress != null) {
            progress.close();
        }
        // Only now is every network known.
        rows.replaceAll(row -> networks.containsKey(row.network()) ? row.on(networks.get(row.network())) : row);
        try {
            print();
            streams.out().stream().flush();
        } catch (UncheckedIOException e) {
            return streams.brokenOutput(e);
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
        passedOver.print(streams.err());
        if (rows.isEmpty() && !failed && !bug) {
            streams.err().remark("xmlnet: note: no guest was found [no-guest]");
        }
        return exitCode();
    }

    private void print() throws IOException {
        ListPrinter printer = new ListPrinter(rows, streams.out().stream());
        switch (format) {
            case "json" -> printer.json();
            case "csv" -> printer.csv();
            default -> printer.table();
        }
    }

    private void take(Listed listed) {
        if (listed instanceof Listed.Read read) {
            rows.addAll(read.rows());
            for (ListedNetwork network : read.networks()) {
                // Of two with one name the first counts; that there are two is for check to say.
                networks.putIfAbsent(network.name(), network);
            }
        } else if (listed instanceof Listed.Nothing nothing) {
            terminal.print(listed.input().shown(), nothing.why(), nothing.source());
            failed |= nothing.why().severity() == Severity.ERROR;
        } else if (listed instanceof Listed.Skipped skipped) {
            passedOver.add(skipped.why());
        } else if (listed instanceof Listed.Broken broken) {
            failed |= broken.fault().memory();
            bug |= !broken.fault().memory();
            broken.fault().print(listed.input().shown(), streams.err());
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
