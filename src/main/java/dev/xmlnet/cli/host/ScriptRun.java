package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.options.Flags;
import dev.xmlnet.host.Dialect;
import dev.xmlnet.host.HostRewriting;
import dev.xmlnet.host.HostTemplate;
import dev.xmlnet.host.plan.BridgePlan;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.host.script.FileChange;
import dev.xmlnet.host.script.HostScript;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run that writes the script of a bridge. */
final class ScriptRun {
    /** A script holds files of the host, which may hold secrets. */
    private static final int PRIVATE = 0600;

    private final BridgePlan plan;
    private final int timeout;
    private final @Nullable Path output;
    private final Streams streams;
    private final Terminal terminal;

    /**
     * A run.
     *
     * @param output the file that the script goes to; null for standard output
     */
    ScriptRun(BridgePlan plan, int timeout, @Nullable Path output, Streams streams) {
        this.plan = plan;
        this.timeout = timeout;
        this.output = output;
        this.streams = streams;
        terminal = new Terminal(streams.err(), false);
    }

    /** Writes the script for the settings of the plan, and returns the exit code. */
    int run(HostTemplate template, List<Diagnostic> notes) {
        notes.forEach(note -> terminal.print(null, note, null));
        return write(template, List.of());
    }

    /**
     * Writes the script for files of the host, and returns the exit code.
     *
     * @param given the dialect that a person says the files are in; null to look at them
     */
    int run(Inputs inputs, @Nullable Dialect given) {
        Hosts grouping = new Hosts(streams.in(), given);
        List<Host> hosts = grouping.of(inputs.found());
        inputs.missing().forEach(missing -> streams.err().println(missing.toString()));
        grouping.strange().forEach(strange -> print(strange.shown(), null, RewriteRun.unknown(strange)));
        if (!inputs.missing().isEmpty() || !grouping.strange().isEmpty()) {
            return ExitCode.INPUT;
        } else if (hosts.size() != 1) {
            throw new UsageException(
                    hosts.isEmpty()
                            ? "no file of a host's network was found; name the files that configure the NIC"
                            : "--script is for one host; name the files of one");
        }
        return run(hosts.get(0));
    }

    private int run(Host host) {
        Rewriter rewriter = HostRewriting.of(host.dialect());
        if (rewriter == null) {
            throw new UsageException(host.dialect().word() + " has no files; leave PATH out");
        }
        try {
            HostFiles files = HostFiles.read(host, streams.in());
            Rewritten result = rewriter.bridge(files.texts(), PlanOptions.change(plan));
            for (Rewritten.Note note : result.notes()) {
                String path =
                        note.file() == null ? host.first().shown() : note.file().path();
                print(path, note.file() == null ? null : note.file().source(), note.diagnostic());
            }
            if (result.refused()) {
                return ExitCode.INPUT;
            } else if (!result.changed()) {
                String words = result.found()
                        ? "the files have bridge " + plan.name() + " with NIC " + plan.nic() + "; nothing is left to do"
                        : RewriteRun.stranger("NIC " + plan.nic());
                print(host.first().shown(), null, Diagnostic.error(result.found() ? "done" : "no-device", words, null));
                return ExitCode.INPUT;
            }
            return write(HostTemplate.of(host.dialect()), changes(host.dialect(), files, result));
        } catch (IOException e) {
            print(host.first().shown(), null, Input.unread(e));
            return ExitCode.INPUT;
        }
    }

    private void print(String path, @Nullable SourceText source, Diagnostic diagnostic) {
        terminal.print(path, Flags.of(diagnostic), source);
    }

    private static List<FileChange> changes(Dialect dialect, HostFiles files, Rewritten result) throws IOException {
        List<FileChange> changes = new ArrayList<>();
        for (Rewritten.Created created : result.created()) {
            byte[] bytes = created.text().getBytes(StandardCharsets.UTF_8);
            changes.add(FileChange.of(HostPaths.of(dialect, created.path()), created.mode(), null, bytes));
        }
        for (Rewritten.Changed changed : result.patches()) {
            if (!changed.patch().isEmpty()) {
                changes.add(FileChange.of(
                        HostPaths.of(dialect, changed.file().path()),
                        mode(files.input(changed.file())),
                        changed.file().source().bytes(),
                        changed.patch().bytes()));
            }
        }
        for (HostText removed : result.removed()) {
            changes.add(FileChange.of(
                    HostPaths.of(dialect, removed.path()),
                    PRIVATE,
                    removed.source().bytes(),
                    null));
        }
        return changes;
    }

    private static int mode(Input input) throws IOException {
        if (input.isStandard()) {
            return PRIVATE;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(input.file());
        PosixFilePermission[] all = PosixFilePermission.values();
        int mode = 0;
        for (PosixFilePermission right : all) {
            mode = mode << 1 | (rights.contains(right) ? 1 : 0);
        }
        return mode;
    }

    private int write(HostTemplate template, List<FileChange> files) {
        byte[] script;
        try {
            script = HostScript.of(template, plan, files, timeout).getBytes(StandardCharsets.UTF_8);
        } catch (DocumentException e) {
            throw new UsageException(e.diagnostic().message());
        } catch (IllegalArgumentException e) {
            throw new UsageException(Flags.message(e));
        }
        terminal.close();
        try {
            if (output == null) {
                streams.out().stream().write(script);
                streams.out().stream().flush();
            } else {
                AtomicFile.create(output, script);
                Files.setPosixFilePermissions(output, Rewrites.rights(PRIVATE));
            }
            return ExitCode.OK;
        } catch (IOException e) {
            if (output == null) {
                return streams.brokenOutput(e);
            }
            print(output.toString(), null, Diagnostic.error("not-written", "not written: " + Words.of(e), null));
            return ExitCode.INPUT;
        }
    }
}
