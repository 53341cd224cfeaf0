package dev.xmlnet.cli.args;

import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Written;
import dev.xmlnet.args.qemu.QemuWriter;
import dev.xmlnet.args.virtinstall.VirtInstallWriter;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Definitions;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.cli.options.Flags;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.report.ArgsReport;
import dev.xmlnet.report.WrittenInterface;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** One writing of options for all inputs: the work, what is printed, the exit code. */
final class WriteRun {
    private final Streams streams;
    private final WriteOptions options;
    private final List<WrittenInterface> rows = new ArrayList<>();
    private final QemuWriter qemu;
    private final VirtInstallWriter virtInstall;
    private final Map<String, NetworkDefinition> networks = new HashMap<>();
    private boolean lost;
    private boolean refused;
    private int guests;

    /**
     * What came of an input.
     *
     * @param networks those that it defines; of two with one name the first in the order of the inputs counts
     * @param interfaces those that are written when every network is known; empty if all are written
     * @param rows those that are written
     * @param told what is said of them
     * @param source the text, for the line under a message; null if there is nothing to say
     */
    private record Outcome(
            String shown,
            int guests,
            List<Element> networks,
            List<PlainInterface> interfaces,
            List<WrittenInterface> rows,
            List<Diagnostic> told,
            @Nullable SourceText source) {}

    /** Reads what was given. */
    WriteRun(ParseResult parsed, Streams given) {
        streams = Options.streams(parsed, given);
        options = WriteOptions.of(parsed);
        qemu = new QemuWriter(options.qemu().withNetworks(networks::get));
        virtInstall = new VirtInstallWriter(options.virtInstall());
    }

    /** Does it, and returns the exit code. */
    int run() {
        Inputs inputs = options.input().inputs(CheckConfigFile.here(), streams);
        Terminal terminal = new Terminal(streams.err(), inputs.found().size() > 1);
        readNetworks();
        Definitions<Outcome> definitions = new Definitions<>(streams, "it has no interfaces", this::outcome);
        List<Outcome> waiting = new ArrayList<>();
        definitions.read(inputs, outcome -> {
            know(outcome.networks());
            if (options.dialect().isQemu()) {
                waiting.add(outcome);
            } else {
                take(outcome, terminal);
            }
        });
        List<Outcome> all = waiting.parallelStream()
                .map(outcome -> outcome.interfaces().isEmpty() ? outcome : written(outcome))
                .toList();
        all.forEach(outcome -> take(outcome, terminal));
        try {
            print();
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
        terminal.close();
        definitions.printPassedOver();
        if (rows.isEmpty() && !refused && definitions.complete()) {
            String none = guests == 0 ? "no guest was found [no-guest]" : "no interface was selected [no-interface]";
            streams.err().remark("xmlnet: note: " + none);
        }
        int exit = definitions.exitCode();
        if (exit != ExitCode.OK) {
            return exit;
        }
        return refused ? ExitCode.INPUT : lost && options.strict() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void readNetworks() {
        for (String directory : options.networks()) {
            if (!Files.isDirectory(Path.of(directory))) {
                throw new UsageException("--networks " + directory + ": there is no such directory");
            }
            new Definitions<List<Element>>(streams, "it is not a network", (shown, some, defined) -> defined)
                    .read(Inputs.in(List.of(directory)), this::know);
        }
    }

    private void know(List<Element> defined) {
        for (Element element : defined) {
            NetworkDefinition network = NetworkDefinition.of(element);
            if (network != null) {
                networks.putIfAbsent(network.name(), network);
            }
        }
    }

    private Outcome outcome(String shown, List<Guest> some, List<Element> defined) {
        List<PlainInterface> selected = new ArrayList<>();
        for (Guest guest : some) {
            for (GuestInterface one : guest.interfaces()) {
                if (options.selection().matches(one)) {
                    selected.add(PlainInterface.of(guest, one));
                }
            }
        }
        boolean early = !options.dialect().isQemu() || selected.stream().noneMatch(one -> one.kind() == Kind.NETWORK);
        Outcome read = new Outcome(shown, some.size(), defined, selected, List.of(), List.of(), null);
        return early ? written(read) : read;
    }

    private Outcome written(Outcome read) {
        List<WrittenInterface> written = new ArrayList<>();
        List<Diagnostic> told = new ArrayList<>(0);
        read.interfaces().forEach(one -> write(read.shown(), one, written, told));
        SourceText source =
                told.isEmpty() ? null : read.interfaces().get(0).one().element().source();
        return new Outcome(read.shown(), read.guests(), read.networks(), List.of(), written, told, source);
    }

    private void write(String shown, PlainInterface one, List<WrittenInterface> written, List<Diagnostic> told) {
        try {
            Written made = write(one);
            told.addAll(made.losses());
            written.add(new WrittenInterface(shown, one, made));
        } catch (RefusedException e) {
            told.add(e.diagnostic());
        }
    }

    private Written write(PlainInterface one) throws RefusedException {
        if (options.dialect() == Dialect.VIRT_XML && one.guest().isInterface()) {
            throw new RefusedException(Diagnostic.error(
                    "args-guest",
                    "the file names no guest; use --to virt-install",
                    one.one().element().location()));
        }
        return options.dialect().isQemu() ? qemu.write(one) : virtInstall.write(one);
    }

    private void take(Outcome outcome, Terminal terminal) {
        rows.addAll(outcome.rows());
        guests += outcome.guests();
        for (Diagnostic one : outcome.told()) {
            terminal.print(outcome.shown(), Flags.of(one), outcome.source());
            lost |= one.severity() == Severity.WARNING;
            refused |= one.severity() == Severity.ERROR;
        }
    }

    private void print() throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(streams.out().stream(), StandardCharsets.UTF_8));
        if (options.json()) {
            ArgsReport.json(rows, out);
        } else {
            new TextPrinter(options.dialect(), guests > 1, out).print(rows);
        }
        out.flush();
    }
}
