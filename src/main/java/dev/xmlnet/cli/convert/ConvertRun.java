package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.DiffColours;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Level;
import dev.xmlnet.cli.console.Progress;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.convert.ConvertJob.Output;
import dev.xmlnet.cli.io.Batch;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.LibvirtFiles;
import dev.xmlnet.cli.io.PassedOver;
import dev.xmlnet.cli.io.Writing;
import dev.xmlnet.convert.Conversion;
import dev.xmlnet.convert.InterfaceChange;
import dev.xmlnet.convert.NetworkChange;
import dev.xmlnet.report.JsonChanges;
import dev.xmlnet.schema.Schemas;
import dev.xmlnet.xml.AtomicBatch;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of a conversion over all inputs: the work, what is printed, the exit code. */
final class ConvertRun {
    private final OutputOptions options;
    private final Bridges bridges;
    private final Streams streams;
    private final Terminal terminal;

    /** Null if there is one input, or if a report has all that it would say. */
    private @Nullable ChangeTable table;

    private @Nullable JsonChanges report;
    private @Nullable Progress progress;

    /** Null if nothing is written. */
    private @Nullable Writing writing;

    private final LibvirtFiles libvirts = new LibvirtFiles();
    private final Map<String, Integer> devices = new TreeMap<>();
    private final Map<String, Integer> ports = new TreeMap<>();
    private final PassedOver passedOver = new PassedOver();
    private int guests;
    private int leftNetworks;
    private int changed;
    private int failed;
    private int lossy;
    private int firewalls;
    private boolean bug;

    ConvertRun(OutputOptions options, Bridges bridges, Streams streams, Terminal terminal) {
        this.bridges = bridges;
        this.options = options;
        this.streams = streams;
        this.terminal = terminal;
    }

    /** Does it, and returns the exit code. */
    int run(Inputs inputs, Conversion conversion) {
        try {
            return convert(inputs, conversion);
        } finally {
            if (writing != null) {
                writing.end();
            }
        }
    }

    private int convert(Inputs inputs, Conversion conversion) {
        List<Input> found = inputs.found();
        Schemas schemas = options.schemas();
        AtomicBatch files = writes() ? new AtomicBatch() : null;
        ConvertJob job = new ConvertJob(
                conversion,
                options.output(),
                input -> options.outputOf(input, found.size() == 1),
                !options.reports(),
                options.skipsOthers(),
                schemas,
                bridges,
                streams.in(),
                files);
        if (schemas != null) {
            streams.err().remark("xmlnet: note: " + heldAgainst(schemas) + " [schema]");
        }
        inputs.missing().forEach(missing -> streams.err().println(missing.toString()));
        try {
            if (options.reports()) {
                report = new JsonChanges(new OutputStreamWriter(streams.out().stream(), StandardCharsets.UTF_8));
            }
            if (streams.err().terminal() && found.size() >= Progress.LONG_WORK) {
                terminal.sharesLineWithProgress();
                progress = new Progress(streams.err(), found.size());
            }
            table = found.size() > 1 && report == null
                    ? new ChangeTable(streams.err().level() == Level.VERBOSE)
                    : null;
            work(inputs, job, files);
            if (report != null) {
                report.close();
            }
            if (progress != null) {
                progress.close();
            }
            streams.out().stream().flush();
        } catch (UncheckedIOException e) {
            return streams.brokenOutput(e);
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
        failed += inputs.missing().size();
        terminal.close();
        libvirts.print(streams.err());
        bridges.print(streams.err());
        ports.forEach(this::tellPort);
        passedOver.print(streams.err());
        if (leftNetworks > 0) {
            streams.err()
                    .remark(
                            leftNetworks == 1
                                    ? "xmlnet: note: a network in a directory is left as it is; name its file to"
                                            + " convert it [network]"
                                    : "xmlnet: note: " + leftNetworks + " networks in directories are left as they are;"
                                            + " name their files to convert them [network]");
        }
        if (found.size() > 1) {
            summarise();
        } else if (guests == 0 && failed == 0) {
            streams.err().remark("xmlnet: note: no guest was found [no-guest]");
        }
        return exitCode();
    }

    private void work(Inputs inputs, ConvertJob job, @Nullable AtomicBatch files) {
        if (files == null) {
            Batch.run(inputs.found(), job::run, Outcome.Broken::new, this::take);
            return;
        }
        writing = new Writing(inputs, files, streams.err());
        Batch.run(inputs.found(), job::run, Outcome.Broken::new, this::take);
        failed += writing.finish() ? 0 : 1;
    }

    private boolean writes() {
        return options.output() == Output.IN_PLACE || options.output() == Output.DIRECTORY;
    }

    private static String heldAgainst(Schemas schemas) {
        String own = Schemas.embedded().name();
        return schemas.name().equals(own)
                ? "validated by " + own + "; of a guest, they know its interfaces and leave the rest open"
                : "guests are validated by " + schemas.name() + ", networks by " + own;
    }

    private void take(Outcome outcome) {
        if (outcome instanceof Outcome.Converted converted) {
            take(converted);
        } else if (outcome instanceof Outcome.Failed failure) {
            guests++;
            failed++;
            tell(outcome.input(), failure.diagnostics(), failure.source());
            report(outcome.input(), null, failure.diagnostics());
        } else if (outcome instanceof Outcome.Broken broken) {
            guests++;
            failed++;
            bug |= !broken.fault().memory();
            broken.fault().print(outcome.input().shown(), streams.err());
            report(outcome.input(), null, List.of());
        } else if (outcome instanceof Outcome.Skipped skipped) {
            passedOver.add(skipped.why());
        } else if (outcome instanceof Outcome.Other other) {
            terminal.print(outcome.input().shown(), other.note(), null);
        } else if (outcome instanceof Outcome.LeftNetwork network) {
            leftNetworks += network.changes() ? 1 : 0;
        }
        if (progress != null) {
            progress.step();
        }
    }

    private void take(Outcome.Converted converted) {
        Conversion.Result result = converted.result();
        guests++;
        changed += result.changed() ? 1 : 0;
        lossy += result.lossy() ? 1 : 0;
        tell(converted.input(), converted.diagnostics(), converted.source());
        for (InterfaceChange change : result.changes()) {
            take(change);
        }
        for (NetworkChange network : result.networks()) {
            bridges.use(network.to());
            if (table != null) {
                table.add(network);
            }
        }
        try {
            boolean coloured = options.output() == Output.DIFF && streams.out().colours();
            streams.out().stream().write(coloured ? DiffColours.of(converted.data()) : converted.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        report(converted.input(), result, converted.diagnostics());
    }

    private void take(InterfaceChange change) {
        bridges.use(change.to());
        if (table != null) {
            table.add(change);
        }
        if (change.takesDevice()) {
            devices.merge(change.to(), 1, Integer::sum);
        }
        for (String part : change.added()) {
            if (part.startsWith("<portForward ")) {
                ports.merge(part, 1, Integer::sum);
            }
        }
    }

    private void tell(Input input, List<Diagnostic> diagnostics, @Nullable SourceText source) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.id().equals(LibvirtFiles.ID)) {
                libvirts.add(input.shown(), diagnostic.message());
                continue;
            }
            terminal.print(input.shown(), diagnostic, source);
            firewalls += diagnostic.id().equals("lost-filterref") ? 1 : 0;
        }
    }

    /** The result is null if nothing is written. */
    private void report(Input input, Conversion.@Nullable Result result, List<Diagnostic> diagnostics) {
        if (report == null) {
            return;
        }
        try {
            report.add(
                    input.shown(),
                    result != null && result.changed(),
                    result == null,
                    result == null ? List.of() : result.changes(),
                    result == null ? List.of() : result.networks(),
                    diagnostics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port of the host can be had once. */
    private void tellPort(String forward, int count) {
        if (count > 1) {
            streams.err()
                    .remark("xmlnet: warning: " + count
                            + " interfaces forward the same host port, which one can have; give"
                            + " each its own instead of " + forward + " [shared-port]");
        }
    }

    private void summarise() {
        if (table != null) {
            table.print(streams.err());
        }
        streams.err()
                .remark("xmlnet: " + guests + (guests == 1 ? " file: " : " files: ") + changed
                        + (writes() ? " changed, " : " would change, ") + lossy + " with losses, " + failed
                        + " failed");
        devices.forEach((device, count) -> {
            if (count > 1) {
                streams.err()
                        .remark("xmlnet: warning: " + count + " interfaces go to " + device
                                + ", which serves one: only one of the guests can run at a time [shared-device]");
            }
        });
        if (firewalls > 0) {
            streams.err()
                    .remark("xmlnet: " + firewalls
                            + (firewalls == 1 ? " interface loses its" : " interfaces lose their")
                            + " firewall (<filterref>)");
        }
    }

    private int exitCode() {
        if (bug) {
            return ExitCode.BUG;
        } else if (failed > 0) {
            return ExitCode.INPUT;
        }
        boolean findings = (options.checks() && changed > 0) || (options.isStrict() && lossy > 0);
        return findings ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
