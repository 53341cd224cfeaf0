package dev.xmlnet.cli.list;

import dev.xmlnet.address.AddressBook;
import dev.xmlnet.address.GuestNic;
import dev.xmlnet.address.KnownNetwork;
import dev.xmlnet.address.NicAnswers;
import dev.xmlnet.address.Standing;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Definitions;
import dev.xmlnet.cli.options.AddressSources;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.report.ListedInterface;
import dev.xmlnet.report.ListedNetwork;
import dev.xmlnet.xml.Element;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** One listing of all inputs: the work, what is printed, the exit code. */
final class ListRun {
    private final Streams streams;
    private final InputOptions input;
    private final String format;
    private final @Nullable AddressSources sources;
    private final List<GuestNic> nics = new ArrayList<>();
    private final List<KnownNetwork> known = new ArrayList<>();
    private final List<ListedInterface> rows = new ArrayList<>();
    private final Map<String, ListedNetwork> networks = new HashMap<>();

    /**
     * What the inventory takes from one input; a network without a name is left out.
     *
     * @param nics the interfaces of the rows, in their order; empty if nobody asks for addresses
     * @param known the networks, for their reservations; empty likewise
     */
    private record Listed(
            List<ListedInterface> rows, List<ListedNetwork> networks, List<GuestNic> nics, List<KnownNetwork> known) {
        static Listed of(String shown, List<Guest> guests, List<Element> networks, boolean address) {
            List<ListedInterface> rows = new ArrayList<>();
            List<GuestNic> nics = new ArrayList<>();
            for (Guest guest : guests) {
                rows.addAll(ListedInterface.of(shown, guest));
                nics.addAll(address ? GuestNic.of(shown, guest) : List.of());
            }
            return new Listed(
                    rows,
                    networks.stream()
                            .map(ListedNetwork::of)
                            .filter(Objects::nonNull)
                            .toList(),
                    nics,
                    !address
                            ? List.of()
                            : networks.stream()
                                    .map(network -> KnownNetwork.of(shown, network))
                                    .filter(Objects::nonNull)
                                    .toList());
        }
    }

    /** Reads what was given. */
    ListRun(ParseResult parsed, Streams streams) {
        this.streams = streams;
        input = new InputOptions(parsed);
        format = parsed.matchedOptionValue("--format", "table");
        boolean address = Options.flag(parsed, "--address");
        AddressSources asked = new AddressSources(parsed, streams);
        if (!address && asked.isGiven()) {
            throw new UsageException(
                    "--leases, --neighbours, --system, --live and --sweep are for --address; add that");
        }
        sources = address ? asked : null;
    }

    /** Does it, and returns the exit code. */
    int run() {
        if (!List.of("table", "json", "csv").contains(format)) {
            throw new UsageException("--format " + format + ": the formats are table, json and csv");
        }
        Definitions<Listed> definitions = new Definitions<>(
                streams,
                "there is nothing to list",
                (shown, guests, defined) -> Listed.of(shown, guests, defined, sources != null));
        definitions.read(input.inputsOrHere(CheckConfigFile.here(), streams), this::take);
        // Only now is every network known.
        rows.replaceAll(row -> networks.containsKey(row.network()) ? row.on(networks.get(row.network())) : row);
        addresses();
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
        int exit = definitions.exitCode();
        return exit == ExitCode.OK && sources != null && sources.failed() ? ExitCode.INPUT : exit;
    }

    /** Puts the best address that is known in the place of what the XML says. */
    private void addresses() {
        if (sources == null) {
            return;
        }
        AddressBook book = new AddressBook(nics, known, Instant.now());
        sources.ask(book, nics);
        Iterator<NicAnswers> answers = book.answers().iterator();
        rows.replaceAll(row -> row.index() == null ? row : row.at(best(answers.next())));
    }

    private static List<String> best(NicAnswers nic) {
        return nic.answers().stream()
                .filter(answer -> answer.best().standing().compareTo(Standing.EXPIRED) < 0)
                .limit(1)
                .map(answer -> answer.address().toString())
                .toList();
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
        nics.addAll(listed.nics());
        known.addAll(listed.known());
        for (ListedNetwork network : listed.networks()) {
            // Of two with one name the first counts; that there are two is for check to say.
            networks.putIfAbsent(network.name(), network);
        }
    }
}
