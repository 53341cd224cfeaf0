package dev.xmlnet.cli.address;

import dev.xmlnet.address.AddressBook;
import dev.xmlnet.address.AddressBook.Contradiction;
import dev.xmlnet.address.Answer;
import dev.xmlnet.address.GuestNic;
import dev.xmlnet.address.KnownNetwork;
import dev.xmlnet.address.NicAnswers;
import dev.xmlnet.cli.console.Columns;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Definitions;
import dev.xmlnet.cli.options.AddressSources;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.report.AddressReport;
import dev.xmlnet.xml.Element;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** One asking of all sources for all guests: the work, what is printed, the exit code. */
final class AddressRun {
    private static final List<String> HEADINGS =
            List.of("GUEST", "INDEX", "MAC", "ADDRESS", "SOURCE", "UNTIL", "REMARK");

    private final Streams streams;
    private final InputOptions input;
    private final AddressSources sources;
    private final String format;
    private final boolean one;
    private final List<GuestNic> nics = new ArrayList<>();
    private final List<KnownNetwork> networks = new ArrayList<>();

    /** What is kept of one input. */
    private record Known(List<GuestNic> nics, List<KnownNetwork> networks) {
        static Known of(String shown, List<Guest> guests, List<Element> networks) {
            List<GuestNic> nics = new ArrayList<>();
            guests.forEach(guest -> nics.addAll(GuestNic.of(shown, guest)));
            return new Known(
                    nics,
                    networks.stream()
                            .map(network -> KnownNetwork.of(shown, network))
                            .filter(Objects::nonNull)
                            .toList());
        }
    }

    /** Reads what was given. */
    AddressRun(ParseResult parsed, Streams given) {
        streams = Options.streams(parsed, given);
        input = new InputOptions(parsed);
        format = parsed.matchedOptionValue("--format", "table");
        one = Options.flag(parsed, "-1");
        if (!List.of("table", "json", "csv").contains(format)) {
            throw new UsageException("--format " + format + ": the formats are table, json and csv");
        } else if (one && parsed.hasMatchedOption("--format")) {
            throw new UsageException("-1 and --format exclude each other");
        }
        sources = new AddressSources(parsed, streams);
    }

    /** Does it, and returns the exit code. */
    int run() {
        Definitions<Known> definitions = new Definitions<>(streams, "it has no address", Known::of);
        definitions.read(input.inputsOrHere(CheckConfigFile.here(), streams), known -> {
            nics.addAll(known.nics());
            networks.addAll(known.networks());
        });
        if (one) {
            refuseMany();
        }
        AddressBook book = new AddressBook(nics, networks, Instant.now());
        sources.ask(book, nics);
        List<NicAnswers> answers = book.answers();
        List<Contradiction> contradictions = new ArrayList<>();
        book.contradictions(contradictions::add);
        int exit = definitions.exitCode();
        try {
            if (one) {
                return first(answers, contradictions, exit);
            }
            print(answers, contradictions);
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
        tell(contradictions);
        definitions.printPassedOver();
        remark(answers, definitions);
        return exit == ExitCode.OK && sources.failed() ? ExitCode.INPUT : exit;
    }

    private void refuseMany() {
        Set<String> guests = nics.stream()
                .map(nic -> nic.guest() + " (" + nic.where().path() + ")")
                .collect(Collectors.toCollection(TreeSet::new));
        if (guests.size() > 1) {
            throw new UsageException("-1 is for one guest, and there are " + guests.size() + ", such as "
                    + guests.stream().limit(2).collect(Collectors.joining(" and ")) + "; name the file of one");
        }
    }

    /** Prints the best address that may reach the guest, and nothing if there is none. */
    private int first(List<NicAnswers> all, List<Contradiction> contradictions, int exit) throws IOException {
        tell(contradictions);
        Answer best = all.stream()
                .flatMap(nic -> nic.answers().stream())
                .filter(Answer::isWorthTrying)
                .min(Comparator.comparing(answer -> answer.best().standing()))
                .orElse(null);
        if (best == null) {
            for (NicAnswers nic : all) {
                streams.err()
                        .println("xmlnet: " + nic.nic().label() + ": no address to connect to; "
                                + (nic.why().isEmpty() ? known(nic.answers().get(0)) : nic.why()));
            }
            boolean wrong = exit != ExitCode.OK || sources.failed();
            return exit != ExitCode.OK ? exit : wrong ? ExitCode.INPUT : ExitCode.FINDINGS;
        }
        streams.out().stream().write((best.address() + "\n").getBytes(StandardCharsets.UTF_8));
        streams.out().stream().flush();
        return ExitCode.OK;
    }

    /** Returns why an address that is known is of no use. */
    private static String known(Answer answer) {
        String remark = answer.best().remark();
        return answer.address() + " is "
                + (remark.isEmpty() ? answer.best().standing().word() : remark);
    }

    private void print(List<NicAnswers> answers, List<Contradiction> contradictions) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(streams.out().stream(), StandardCharsets.UTF_8));
        switch (format) {
            case "json" -> AddressReport.json(answers, contradictions, out);
            case "csv" -> AddressReport.csv(answers, out);
            default -> {
                Columns columns = new Columns(HEADINGS);
                answers.forEach(nic -> add(nic, columns));
                for (String line : columns.lines()) {
                    out.append(line).append('\n');
                }
            }
        }
        out.flush();
    }

    private static void add(NicAnswers nic, Columns columns) {
        if (!nic.why().isEmpty()) {
            columns.add(cells(nic.nic(), null, null, null, nic.why()));
        }
        for (Answer answer : nic.answers()) {
            columns.add(cells(
                    nic.nic(),
                    answer.address().toString(),
                    String.join(", ", answer.sources()),
                    AddressReport.until(answer),
                    answer.best().remark()));
        }
    }

    private static List<@Nullable String> cells(
            GuestNic nic, @Nullable String address, @Nullable String source, @Nullable String until, String remark) {
        return Arrays.asList(
                nic.guest(),
                Integer.toString(nic.index()),
                nic.mac() == null ? null : nic.mac().toString(),
                address,
                source,
                until,
                remark);
    }

    private void tell(List<Contradiction> contradictions) {
        Terminal terminal = new Terminal(streams.err(), contradictions.size() > 1);
        contradictions.forEach(
                one -> terminal.print(one.where() == null ? null : one.where().path(), one.diagnostic(), null));
        terminal.close();
    }

    private void remark(List<NicAnswers> answers, Definitions<Known> definitions) {
        if (nics.isEmpty() && definitions.complete()) {
            streams.err().remark("xmlnet: note: no guest was found [no-guest]");
        } else if (!sources.isGiven() && !answers.isEmpty()) {
            streams.err()
                    .remark("xmlnet: note: only the files were asked; add --system on the guests' host, --leases or"
                            + " --neighbours [only-files]");
        }
    }
}
