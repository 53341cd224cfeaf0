package dev.xmlnet.cli.check;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Examined;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Repository;
import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.check.CheckOptions.Fixing;
import dev.xmlnet.cli.check.CheckOptions.Format;
import dev.xmlnet.cli.console.BuiltVersion;
import dev.xmlnet.cli.console.DiffColours;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Level;
import dev.xmlnet.cli.console.Progress;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Batch;
import dev.xmlnet.cli.io.Fault;
import dev.xmlnet.cli.io.FileIncludes;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.LibvirtFiles;
import dev.xmlnet.cli.io.Memory;
import dev.xmlnet.cli.io.PassedOver;
import dev.xmlnet.cli.io.Writing;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.dhcp.server.ServerFiles;
import dev.xmlnet.report.Baseline;
import dev.xmlnet.report.FindingReport;
import dev.xmlnet.report.FindingReport.Summary;
import dev.xmlnet.report.GithubFindings;
import dev.xmlnet.report.GitlabFindings;
import dev.xmlnet.report.JsonFindings;
import dev.xmlnet.report.JunitFindings;
import dev.xmlnet.report.SarifFindings;
import dev.xmlnet.xml.AtomicBatch;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of the rules over all inputs: the work, what is printed, the exit code. */
final class CheckRun {
    private static final Comparator<Finding> BY_PLACE = Comparator.<Finding>comparingInt(
                    finding -> finding.location().line())
            .thenComparingInt(finding -> finding.location().column())
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    private final CheckOptions options;
    private final CheckConfig config;
    private final @Nullable String baselineFile;
    private final @Nullable BaselineFile target;
    private final @Nullable Baseline baseline;
    private final CheckHiding hiding;
    private final Streams streams;
    private final boolean lines;

    /** By path, since what a look across files shows may be about the first of them. */
    private final Map<String, List<Finding>> findings = new TreeMap<>();

    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

    /** Null once it is asked: what it holds of all files is a good part of the memory. */
    private @Nullable Repository repository;

    private final LibvirtFiles libvirts = new LibvirtFiles();
    /** The files that were looked at, where the format tells of those too in which nothing is found. */
    private final List<String> checked = new ArrayList<>();

    private final PassedOver passedOver = new PassedOver();
    private @Nullable Progress progress;

    /** Null if nothing is fixed. */
    private @Nullable Writing writing;

    private int files;
    private int failed;
    private int fixed;
    private int ignored;
    private Map<String, Integer> needs = Map.of();
    private int known;
    private int stale;
    private boolean bug;

    /**
     * A run.
     *
     * @param baselineFile where the baseline is or is to be, or null
     * @param target what is written; null if none is
     * @param baseline what is known; null if there is none, or if it is to be written
     */
    CheckRun(
            CheckOptions options,
            CheckConfig config,
            @Nullable String baselineFile,
            @Nullable BaselineFile target,
            @Nullable Baseline baseline,
            Streams streams) {
        this.options = options;
        this.config = config;
        this.baselineFile = baselineFile;
        this.target = target;
        this.baseline = baseline;
        this.hiding = new CheckHiding(config, baseline);
        this.streams = streams;
        this.lines = options.format() == Format.TEXT
                && (options.fixing() == Fixing.DIFF
                        ? streams.err().terminal()
                        : streams.out().terminal());
    }

    /** Does it, and returns the exit code. */
    int run(Inputs inputs, Check check) {
        try {
            return check(inputs, check);
        } finally {
            if (writing != null) {
                writing.end();
            }
        }
    }

    private int check(Inputs inputs, Check check) {
        for (Inputs.Missing missing : inputs.missing()) {
            Finding finding =
                    new Finding(Rule.XML001, Severity.ERROR, missing.reason(), Location.START, "", List.of(), 0, false);
            add(missing.path(), List.of(finding));
            // Counted among the files that are no more.
            stale -= baseline == null ? 0 : Baseline.count(baseline.of(missing.path()));
            files++;
        }
        try {
            look(inputs, check);
            return report(inputs.found(), check);
        } catch (UncheckedIOException e) {
            return streams.brokenOutput(e);
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
    }

    private void look(Inputs given, Check check) {
        Repository all = new Repository(check);
        repository = all;
        List<Input> inputs = given.found();
        GitRevision before = GitRevision.of(options.against(), inputs);
        AtomicBatch files = options.fixing() == Fixing.IN_PLACE ? new AtomicBatch() : null;
        CheckJob job = new CheckJob(check, options.fixing(), hiding, lines, before, streams.in(), files);
        if (streams.err().terminal() && inputs.size() >= Progress.LONG_WORK) {
            progress = new Progress(streams.err(), inputs.size());
        }
        writing = files == null ? null : new Writing(given, files, streams.err());
        Batch.run(inputs, job::run, Checked.Broken::new, this::take);
        failed += writing == null || writing.finish() ? 0 : 1;
        if (before != null) {
            before.close();
        }
        if (progress != null) {
            progress.close();
        }
        options.dhcp().forEach(file -> server(file, all));
        guarded(
                "xmlnet",
                () -> all.findings().forEach((path, some) -> {
                    for (Finding finding : some) {
                        add(path, List.of(lines ? finding : finding.withLine("")));
                    }
                }));
        needs = all.needs();
        repository = null;
    }

    /** A configuration that its server could not read is an input that cannot be read. */
    private void server(String path, Repository all) {
        files++;
        try {
            SourceText source = SourceText.ofLines(Memory.read(Path.of(path)));
            all.add(ServerFiles.read(new ServerText(path, source), new FileIncludes())
                    .facts());
        } catch (RefusedException e) {
            failed++;
            e.remarks().forEach(remark -> streams.err().println(line(remark)));
        } catch (IOException e) {
            failed++;
            streams.err().println(path + ": error: " + Input.unread(e).message() + " [not-read]");
        }
    }

    private static String line(Remark remark) {
        Location place = remark.diagnostic().location();
        return remark.path() + ":" + (place == null ? "" : place.line() + ":" + place.column() + ":") + " error: "
                + remark.diagnostic().message() + " [" + remark.diagnostic().id() + "]";
    }

    /** What is found in each file is told also if the look across them fails. */
    private void guarded(String subject, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            tell(subject, Fault.of(e));
        }
    }

    private void tell(String subject, Fault fault) {
        failed += fault.memory() ? 1 : 0;
        bug |= !fault.memory();
        fault.print(subject, streams.err());
    }

    private void take(Checked outcome) {
        String path = outcome.input().shown();
        if (outcome instanceof Checked.Done done) {
            looked(path, done.examined(), done.findings());
            fixed += done.fixed();
            if (done.warning() != null) {
                libvirts.add(path, done.warning());
            }
            write(done.diff());
        } else if (outcome instanceof Checked.NotWritten notWritten) {
            failed++;
            streams.err().println(path + ": error: " + notWritten.why() + " [not-written]");
            looked(path, notWritten.examined(), notWritten.findings());
        } else if (outcome instanceof Checked.Unreadable unreadable) {
            files++;
            add(path, unreadable.findings());
        } else if (outcome instanceof Checked.Other) {
            streams.err().remark(path + ": note: neither a guest nor a network: not checked [not-checked]");
        } else if (outcome instanceof Checked.Skipped skipped) {
            passedOver.add(skipped.why());
        } else if (outcome instanceof Checked.Broken broken) {
            tell(path, broken.fault());
        }
        if (progress != null) {
            progress.step();
        }
    }

    private void looked(String path, Examined examined, List<Finding> some) {
        files++;
        if (options.format() == Format.JUNIT) {
            checked.add(path);
        }
        Repository all = repository;
        if (all != null) {
            guarded(path, () -> all.add(examined));
        }
        add(path, some);
    }

    private void write(byte[] diff) {
        try {
            streams.out().stream().write(streams.out().colours() ? DiffColours.of(diff) : diff);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String path, List<Finding> some) {
        if (!some.isEmpty()) {
            findings.computeIfAbsent(path, p -> new ArrayList<>(some.size())).addAll(some);
        }
    }

    private int report(List<Input> inputs, Check check) throws IOException {
        hide(inputs, check);
        int written = baselineFile == null || target == null ? 0 : writeBaseline(baselineFile, target);
        findings.forEach((path, some) -> some.forEach(finding -> {
            counts.merge(finding.severity(), 1, Integer::sum);
            failed += finding.rule() == Rule.XML001 ? 1 : 0;
        }));
        Summary summary = new Summary(
                files,
                count(Severity.ERROR),
                count(Severity.WARNING),
                count(Severity.NOTE),
                failed,
                ignored,
                known,
                fixed,
                bug,
                written < 0 ? ExitCode.INPUT : exitCode());
        OutputStream stream = options.fixing() == Fixing.DIFF ? streams.err().raw() : streams.out().stream();
        FindingReport report = report(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
        CheckLines text = lines ? new CheckLines(inputs) : null;
        checked.forEach(path -> findings.putIfAbsent(path, List.of()));
        for (Map.Entry<String, List<Finding>> entry : findings.entrySet()) {
            if (entry.getValue().isEmpty()) {
                report.addClean(entry.getKey());
            }
            for (Finding finding : entry.getValue()) {
                report.add(entry.getKey(), text == null ? finding : text.withLine(entry.getKey(), finding));
            }
        }
        report.close(summary);
        streams.out().stream().flush();
        needs.forEach((need, places) -> streams.err()
                .remark("xmlnet: note: " + need + "; give this host's version by --libvirt"
                        + (places == 1 ? "" : " (" + places + " places)") + " [needs-libvirt]"));
        libvirts.print(streams.err());
        passedOver.print(streams.err());
        new CheckWords(streams.err(), options, config, baselineFile).print(summary, stale, written);
        return summary.exitCode();
    }

    /** What is not told of goes; what hid nothing comes. */
    private void hide(List<Input> inputs, Check check) {
        findings.replaceAll((path, some) -> {
            some.sort(BY_PLACE);
            CheckHiding.Left left = hiding.of(path, some);
            ignored += left.ignored();
            known += left.known();
            stale += left.stale();
            return left.told();
        });
        if (baseline != null) {
            for (Input input : inputs) {
                stale += findings.containsKey(input.shown()) ? 0 : Baseline.count(baseline.of(input.shown()));
            }
            stale += baseline.lost();
        }
        if (config.shown() != null && check.rules().contains(Rule.SUP001)) {
            add(config.shown(), hiding.useless(inputs));
        }
        findings.values().removeIf(List::isEmpty);
    }

    /** How many findings it has; -1 if it cannot be written. */
    private int writeBaseline(String file, BaselineFile target) {
        Baseline now = Baseline.of(file, findings);
        findings.values().forEach(some -> some.removeIf(finding -> finding.rule() != Rule.XML001));
        findings.values().removeIf(List::isEmpty);
        try {
            target.write(now);
            return now.size();
        } catch (AtomicFile.ConcurrentChangeException e) {
            streams.err()
                    .println(file + ": error: not written: another program changed the file meanwhile; run again"
                            + " [changed-meanwhile]");
            return -1;
        } catch (IOException e) {
            streams.err().println(file + ": error: not written: " + Words.of(e) + " [not-written]");
            return -1;
        }
    }

    private FindingReport report(Writer out) throws IOException {
        boolean toErr = options.fixing() == Fixing.DIFF;
        return switch (options.format()) {
            case TEXT ->
                new CheckText(
                        out,
                        lines,
                        toErr ? streams.err().colours() : streams.out().colours(),
                        streams.err().level() == Level.VERBOSE);
            case JSON -> new JsonFindings(out, BuiltVersion.text());
            case SARIF -> new SarifFindings(out, BuiltVersion.text());
            case GITHUB -> new GithubFindings(out);
            case GITLAB -> new GitlabFindings(out);
            case JUNIT -> new JunitFindings(out);
        };
    }

    private int count(Severity severity) {
        return counts.getOrDefault(severity, 0);
    }

    private int exitCode() {
        if (bug) {
            return ExitCode.BUG;
        } else if (failed > 0) {
            return ExitCode.INPUT;
        }
        boolean strict = options.strict() || config.strict();
        boolean wrong = count(Severity.ERROR) > 0 || (strict && count(Severity.WARNING) > 0);
        return wrong ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
