package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.host.HostFile;
import dev.xmlnet.host.HostTemplate;
import dev.xmlnet.host.plan.HostPlan;
import dev.xmlnet.host.plan.NicFacts;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run that writes new text: a plan becomes files or commands in a dialect. */
final class HostRun {
    private final DialectOptions options;
    private final Streams streams;
    private final Terminal terminal;

    HostRun(DialectOptions options, Streams streams) {
        this.options = options;
        this.streams = streams;
        terminal = new Terminal(streams.err(), false);
    }

    /**
     * Writes it, and returns the exit code.
     *
     * @param nic the NIC as facts show it, of which is told what a person must know; null if there is none
     */
    int run(HostPlan plan, @Nullable NicFacts nic) {
        HostTemplate.Output output;
        try {
            output = options.template().write(plan, null);
        } catch (DocumentException e) {
            throw new UsageException(e.diagnostic().message());
        }
        if (output.commands().isEmpty() && output.files().isEmpty()) {
            throw new UsageException("the dialect has no text for this device; use another --for");
        }
        notes(plan, nic).forEach(note -> terminal.print(null, note, null));
        output.notes()
                .forEach(note ->
                        terminal.print(null, new Diagnostic(note.severity(), note.id(), note.message(), null), null));
        terminal.close();
        Path directory = options.output();
        return directory == null ? print(output) : write(output, directory);
    }

    /** Returns what a person must know before a plan is carried out, in whatever dialect. */
    static List<Diagnostic> notes(HostPlan plan, @Nullable NicFacts nic) {
        List<Diagnostic> notes = new ArrayList<>(plan.notes());
        if (nic != null) {
            notes.addAll(nic.notes());
        }
        return notes;
    }

    private int print(HostTemplate.Output output) {
        StringBuilder text = new StringBuilder(output.commands());
        for (HostFile file : output.files()) {
            if (output.files().size() > 1 || !output.commands().isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append("# ")
                        .append(file.path())
                        .append('\n');
            }
            text.append(file.text());
        }
        try {
            streams.out().stream().write(text.toString().getBytes(StandardCharsets.UTF_8));
            streams.out().stream().flush();
            return ExitCode.OK;
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
    }

    private int write(HostTemplate.Output output, Path directory) {
        if (output.files().isEmpty()) {
            throw new UsageException("-o: the dialect has commands only; leave it out and use standard output");
        }
        Path file = directory;
        try {
            for (HostFile one : output.files()) {
                file = directory.resolve(one.path().substring(1));
                Files.createDirectories(file.getParent());
                AtomicFile.create(file, one.text().getBytes(StandardCharsets.UTF_8));
                Files.setPosixFilePermissions(file, Rewrites.rights(one.mode()));
            }
            return ExitCode.OK;
        } catch (IOException e) {
            terminal.print(file.toString(), Diagnostic.error("not-written", "not written: " + Words.of(e), null), null);
            return ExitCode.INPUT;
        }
    }
}
