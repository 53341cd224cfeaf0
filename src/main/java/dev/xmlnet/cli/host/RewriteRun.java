package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.DiffColours;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.host.RewriteJob.Outcome;
import dev.xmlnet.cli.io.Batch;
import dev.xmlnet.cli.io.Fault;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.Writing;
import dev.xmlnet.cli.options.Flags;
import dev.xmlnet.cli.options.RewriteOptions;
import dev.xmlnet.cli.options.RewriteOptions.Way;
import dev.xmlnet.host.Dialect;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.xml.AtomicBatch;
import dev.xmlnet.xml.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run that changes the files of hosts. */
final class RewriteRun {
    private final RewriteOptions options;
    private final BridgeChange change;
    private final boolean back;
    private final Streams streams;
    private int changed;
    private int failed;
    private int strangers;
    private boolean bug;

    /**
     * A run.
     *
     * @param back true to go from the bridge to the NIC
     */
    RewriteRun(RewriteOptions options, BridgeChange change, boolean back, Streams streams) {
        this.options = options;
        this.change = change;
        this.back = back;
        this.streams = streams;
    }

    /** What a worker hands over: what came of a host, or a bug. */
    private record Done(
            @Nullable Outcome outcome,
            Input input,
            @Nullable Fault fault) {}

    /**
     * Does it, and returns the exit code.
     *
     * @param given the dialect that a person says the files are in; null to look at each
     */
    int run(Inputs inputs, @Nullable Dialect given) {
        Hosts grouping = new Hosts(streams.in(), given);
        List<Host> hosts = grouping.of(inputs.found());
        Terminal terminal = new Terminal(streams.err(), hosts.size() > 1);
        inputs.missing().forEach(missing -> streams.err().println(missing.toString()));
        failed = inputs.missing().size();
        for (Input strange : grouping.strange()) {
            failed++;
            terminal.print(strange.shown(), unknown(strange), null);
        }
        refuseManyOnOutput(inputs, hosts);
        boolean writes = options.way() == Way.IN_PLACE || options.way() == Way.DIRECTORY;
        AtomicBatch files = writes ? new AtomicBatch() : null;
        Writing writing = files == null ? null : new Writing(inputs, files, streams.err());
        try {
            work(hosts, files, terminal);
            failed += writing == null || writing.finish() ? 0 : 1;
            streams.out().stream().flush();
        } catch (IOException e) {
            return streams.brokenOutput(e);
        } catch (UncheckedIOException e) {
            return streams.brokenOutput(e);
        } finally {
            if (writing != null) {
                writing.end();
            }
        }
        summarise(hosts, terminal);
        return exitCode();
    }

    /** The error of a file that is something else; what is read once cannot be looked at before. */
    static Diagnostic unknown(Input strange) {
        return Diagnostic.error(
                "dialect",
                strange.isStandard()
                        ? "no name tells the dialect of standard input; add --for, such as --for ifupdown"
                        : "the file is in none of the dialects; use a netplan, keyfile, networkd or interfaces file",
                null);
    }

    /** What is said of a host without the device. */
    static String stranger(String device) {
        return device + " is in none of the host's files; name the files that configure it";
    }

    private void refuseManyOnOutput(Inputs inputs, List<Host> hosts) {
        if (options.way() == Way.STDOUT && hosts.size() > 1) {
            throw new UsageException("several hosts need -i, -o DIR, --diff or --check");
        } else if (options.way() == Way.IN_PLACE) {
            inputs.mustBeFiles();
        }
    }

    private void work(List<Host> hosts, @Nullable AtomicBatch files, Terminal terminal) {
        IdentityHashMap<Input, Host> byFirst = new IdentityHashMap<>();
        List<Input> firsts = new ArrayList<>();
        for (Host host : hosts) {
            byFirst.put(host.first(), host);
            firsts.add(host.first());
        }
        RewriteJob job = new RewriteJob(options, change, back, streams.in(), files);
        Batch.run(
                firsts,
                input -> new Done(job.run(Objects.requireNonNull(byFirst.get(input))), input, null),
                (input, fault) -> new Done(null, input, fault),
                done -> take(done, hosts.size() == 1, terminal));
    }

    private void take(Done done, boolean single, Terminal terminal) {
        if (done.fault() != null) {
            failed++;
            bug |= !done.fault().memory();
            done.fault().print(done.input().shown(), streams.err());
            return;
        }
        Outcome outcome = Objects.requireNonNull(done.outcome());
        for (RewriteJob.Line line : outcome.lines()) {
            terminal.print(
                    line.path(),
                    Flags.of(line.diagnostic()),
                    line.text() == null ? null : line.text().source());
        }
        if (!outcome.found() && !outcome.failed()) {
            stranger(done.input(), single, terminal);
        }
        failed += outcome.failed() ? 1 : 0;
        changed += outcome.changed() ? 1 : 0;
        try {
            boolean coloured = options.way() == Way.DIFF && streams.out().colours();
            streams.out().stream().write(coloured ? DiffColours.of(outcome.data()) : outcome.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of many hosts, some may have no such device; of one, the name is wrong. */
    private void stranger(Input input, boolean single, Terminal terminal) {
        strangers++;
        String words = stranger(back ? "bridge " + change.bridge() : "NIC " + change.nic());
        if (single) {
            failed++;
            terminal.print(input.shown(), Diagnostic.error("no-device", words, null), null);
        } else {
            terminal.print(input.shown(), Diagnostic.note("no-device", words, null), null);
        }
    }

    private void summarise(List<Host> hosts, Terminal terminal) {
        terminal.close();
        if (hosts.isEmpty() && failed == 0) {
            streams.err().remark("xmlnet: note: no file of a host's network was found [no-host]");
        } else if (hosts.size() > 1) {
            boolean writes = options.way() == Way.IN_PLACE || options.way() == Way.DIRECTORY;
            streams.err()
                    .remark("xmlnet: " + hosts.size() + " hosts: " + changed
                            + (writes ? " changed, " : " would change, ") + strangers + " without the device, " + failed
                            + " failed");
        }
    }

    private int exitCode() {
        if (bug) {
            return ExitCode.BUG;
        } else if (failed > 0) {
            return ExitCode.INPUT;
        }
        return options.way() == Way.CHECK && changed > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
