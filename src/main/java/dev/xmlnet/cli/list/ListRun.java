package dev.xmlnet.cli.list;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Definitions;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.report.ListedInterface;
import dev.xmlnet.report.ListedNetwork;
import dev.xmlnet.xml.Element;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.ParseResult;

/** One listing of all inputs: the work, what is printed, the exit code. */
final class ListRun {
    private final Streams streams;
    private final InputOptions input;
    private final String format;
    private final List<ListedInterface> rows = new ArrayList<>();
    private final Map<String, ListedNetwork> networks = new HashMap<>();

    /** What the inventory takes from one input; a network without a name is left out. */
    private record Listed(List<ListedInterface> rows, List<ListedNetwork> networks) {
        static Listed of(String shown, List<Guest> guests, List<Element> networks) {
            List<ListedInterface> rows = new ArrayList<>();
            guests.forEach(guest -> rows.addAll(ListedInterface.of(shown, guest)));
            return new Listed(
                    rows,
                    networks.stream()
                            .map(ListedNetwork::of)
                            .filter(Objects::nonNull)
                            .toList());
        }
    }

    /** Reads what was given. */
    ListRun(ParseResult parsed, Streams streams) {
        this.streams = streams;
        input = new InputOptions(parsed);
        format = parsed.matchedOptionValue("--format", "table");
    }

    /** Does it, and returns the exit code. */
    int run() {
        if (!List.of("table", "json", "csv").contains(format)) {
            throw new UsageException("--format " + format + ": the formats are table, json and csv");
        }
        Definitions<Listed> definitions = new Definitions<>(streams, "there is nothing to list", Listed::of);
        definitions.read(input.inputsOrHere(CheckConfigFile.here(), streams), this::take);
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
        definitions.printPassedOver();
        if (rows.isEmpty() && definitions.complete()) {
            streams.err().remark("xmlnet: note: no guest was found [no-guest]");
        }
        return definitions.exitCode();
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
        rows.addAll(listed.rows());
        for (ListedNetwork network : listed.networks()) {
            // Of two with one name the first counts; that there are two is for check to say.
            networks.putIfAbsent(network.name(), network);
        }
    }
}
