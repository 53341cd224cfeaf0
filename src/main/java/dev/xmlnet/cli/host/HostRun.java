package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.options.Flags;
import dev.xmlnet.host.HostFile;
import dev.xmlnet.host.HostTemplate;
import dev.xmlnet.host.plan.BridgePlan;
import dev.xmlnet.host.plan.HostPlan;
import dev.xmlnet.host.script.FileChange;
import dev.xmlnet.host.script.HostScript;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One run that writes new text: a plan becomes files or commands in a dialect. */
final class HostRun {
    /** A script holds files of the host, which may hold secrets. */
    private static final int PRIVATE = 0600;

    private final DialectOptions options;
    private final Streams streams;
    private final Terminal terminal;

    HostRun(DialectOptions options, Streams streams) {
        this.options = options;
        this.streams = streams;
        terminal = new Terminal(streams.err(), false);
    }

    /** Writes it, and returns the exit code. */
    int run(HostPlan plan) {
        HostTemplate.Output output;
        try {
            output = options.template().write(plan, null);
        } catch (DocumentException e) {
            throw new UsageException(e.diagnostic().message());
        }
        if (output.commands().isEmpty() && output.files().isEmpty()) {
            throw new UsageException("the dialect has no text for this device; use another --for");
        }
        plan.notes().forEach(note -> terminal.print(null, note, null));
        output.notes()
                .forEach(note ->
                        terminal.print(null, new Diagnostic(note.severity(), note.id(), note.message(), null), null));
        terminal.close();
        Path directory = options.output();
        return directory == null ? print(output) : write(output, directory);
    }

    /**
     * Prints the script of a bridge, or writes it to a file, and returns the exit code.
     *
     * @param files what becomes of the host's own files; empty if none was given
     */
    int script(BridgePlan plan, List<FileChange> files, int timeout) {
        String script;
        try {
            script = HostScript.of(options.template(), plan, files, timeout);
        } catch (DocumentException e) {
            throw new UsageException(e.diagnostic().message());
        } catch (IllegalArgumentException e) {
            throw new UsageException(Flags.message(e));
        }
        Path file = options.output();
        if (file == null) {
            return print(script);
        }
        try {
            AtomicFile.create(file, script.getBytes(StandardCharsets.UTF_8));
            Files.setPosixFilePermissions(file, rights(PRIVATE));
            return ExitCode.OK;
        } catch (IOException e) {
            return notWritten(file, e);
        }
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
        return print(text.toString());
    }

    private int print(String text) {
        try {
            streams.out().stream().write(text.getBytes(StandardCharsets.UTF_8));
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
                Files.setPosixFilePermissions(file, rights(one.mode()));
            }
            return ExitCode.OK;
        } catch (IOException e) {
            return notWritten(file, e);
        }
    }

    private int notWritten(Path file, IOException e) {
        terminal.print(file.toString(), Diagnostic.error("not-written", "not written: " + Words.of(e), null), null);
        return ExitCode.INPUT;
    }

    private static Set<PosixFilePermission> rights(int mode) {
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((mode >> (all.length - 1 - i) & 1) != 0) {
                rights.add(all[i]);
            }
        }
        return rights;
    }
}
