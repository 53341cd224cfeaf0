package dev.xmlnet.cli.args;

import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Written;
import dev.xmlnet.args.virtinstall.VirtInstallWriter;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.io.Definitions;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** One writing of options for all inputs: the work, what is printed, the exit code. */
final class WriteRun {
    private final Streams streams;
    private final WriteOptions options;
    private final List<WrittenInterface> rows = new ArrayList<>();
    private boolean lost;
    private boolean refused;
    private int guests;

    /** What came of an input: its interfaces, and what is said of them; the text only if there is something. */
    private record Outcome(
            String shown,
            int guests,
            List<WrittenInterface> rows,
            List<Diagnostic> told,
            @Nullable SourceText source) {}

    /** Reads what was given. */
    WriteRun(ParseResult parsed, Streams given) {
        streams = Options.streams(parsed, given);
        options = WriteOptions.of(parsed);
    }

    /** Does it, and returns the exit code. */
    int run() {
        Inputs inputs = options.input().inputs(CheckConfigFile.here(), streams);
        Terminal terminal = new Terminal(streams.err(), inputs.found().size() > 1);
        Definitions<Outcome> definitions =
                new Definitions<>(streams, "it has no interfaces", (shown, some, networks) -> write(shown, some));
        definitions.read(inputs, outcome -> take(outcome, terminal));
        try {
            print();
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
        terminal.close();
        definitions.printPassedOver();
        if (rows.isEmpty() && !refused && definitions.complete()) {
            streams.err()
                    .remark("xmlnet: note: "
                            + (guests == 0
                                    ? "no guest was found [no-guest]"
                                    : "no interface was selected [no-interface]"));
        }
        int exit = definitions.exitCode();
        if (exit != ExitCode.OK) {
            return exit;
        }
        return refused ? ExitCode.INPUT : lost && options.strict() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private Outcome write(String shown, List<Guest> some) {
        List<WrittenInterface> written = new ArrayList<>();
        List<Diagnostic> told = new ArrayList<>(0);
        Element any = null;
        for (Guest guest : some) {
            for (GuestInterface one : guest.interfaces()) {
                if (options.selection().matches(one)) {
                    any = one.element();
                    write(shown, PlainInterface.of(guest, one), written, told);
                }
            }
        }
        return new Outcome(shown, some.size(), written, told, told.isEmpty() || any == null ? null : any.source());
    }

    private void write(String shown, PlainInterface one, List<WrittenInterface> written, List<Diagnostic> told) {
        if (options.dialect() == Dialect.VIRT_XML && one.guest().isInterface()) {
            String message = "the file names no guest; use --to virt-install";
            told.add(Diagnostic.error("args-guest", message, one.one().element().location()));
            return;
        }
        try {
            Written options = new VirtInstallWriter(this.options.virtInstall()).write(one);
            told.addAll(options.losses());
            written.add(new WrittenInterface(shown, one, options));
        } catch (RefusedException e) {
            told.add(e.diagnostic());
        }
    }

    private void take(Outcome outcome, Terminal terminal) {
        rows.addAll(outcome.rows());
        guests += outcome.guests();
        for (Diagnostic one : outcome.told()) {
            terminal.print(outcome.shown(), one, outcome.source());
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
