package dev.xmlnet.cli.args;

import dev.xmlnet.args.Addition;
import dev.xmlnet.args.ReadCommand;
import dev.xmlnet.args.ReadInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.qemu.read.QemuReader;
import dev.xmlnet.args.shell.Command;
import dev.xmlnet.args.shell.CommandText;
import dev.xmlnet.args.shell.Program;
import dev.xmlnet.args.virsh.AttachInterface;
import dev.xmlnet.args.virtinstall.VirtInstallCommand;
import dev.xmlnet.cli.console.DiffColours;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.options.Flags;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** One reading of a command line: the work, what is printed or written, the exit code. */
final class ReadRun {
    /** The newest whose options are known. */
    private static final Version NEWEST = new Version(5, 1, 0);

    private final Streams streams;
    private final ReadSettings settings;
    private final Version virtInstall;
    private final boolean strict;
    private final Terminal terminal;
    private boolean failed;
    private boolean lost;

    /** Reads what was given. */
    ReadRun(ParseResult parsed, Streams given) {
        streams = Options.streams(parsed, given);
        settings = ReadSettings.of(parsed);
        virtInstall = parsed.hasMatchedOption(WriteOptions.VERSION)
                ? WriteOptions.version(Options.text(parsed, WriteOptions.VERSION))
                : NEWEST;
        strict = Options.flag(parsed, "--strict");
        terminal = new Terminal(streams.err(), false);
    }

    /** Does it, and returns the exit code. */
    int run() {
        List<Part> interfaces = interfaces();
        terminal.close();
        // All interfaces of a command line or none: what is missing would not be seen in the output.
        if (failed) {
            return ExitCode.INPUT;
        }
        try {
            if (settings.into() != null) {
                add(interfaces, settings.into());
            } else {
                StringBuilder text = new StringBuilder();
                interfaces.forEach(one -> text.append(one.lines()).append('\n'));
                write(text.toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
        if (failed) {
            return ExitCode.INPUT;
        }
        return lost && strict ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private List<Part> interfaces() {
        List<Part> interfaces = new ArrayList<>();
        String shown = settings.command() == null ? shown() : "command line";
        SourceText source = null;
        try {
            CommandText text;
            if (settings.command() != null) {
                text = CommandText.ofWords(settings.command());
            } else {
                source = SourceText.ofLines(bytes());
                text = source.text().indexOf('\0') < 0
                        ? CommandText.ofScript(source.text())
                        : CommandText.ofCmdline(source.text());
            }
            List<ReadCommand> commands = commands(text);
            if (commands.isEmpty()) {
                String program = settings.qemu() ? "QEMU" : "virt-install, virt-xml or virsh attach-interface";
                tell(shown, Diagnostic.error("no-command", "no command of " + program + " is in it", null), source);
            }
            for (ReadCommand command : commands) {
                command.all().forEach(one -> tell(shown, one, null));
                command.interfaces().stream().map(ReadInterface::part).forEach(interfaces::add);
            }
        } catch (DocumentException e) {
            tell(shown, e.diagnostic(), source);
        } catch (IOException e) {
            tell(shown, Input.unread(e), null);
        }
        return interfaces;
    }

    private String shown() {
        return "-".equals(settings.source()) ? Input.STDIN : String.valueOf(settings.source());
    }

    private byte[] bytes() throws IOException {
        String source = String.valueOf(settings.source());
        Input input = source.equals("-") ? Input.STANDARD : new Input(Path.of(source), source);
        return input.bytes(streams.in());
    }

    private List<ReadCommand> commands(CommandText text) {
        if (settings.qemu()) {
            return QemuReader.read(text, settings.besides());
        }
        List<ReadCommand> commands = new ArrayList<>();
        for (Command command : text.commands()) {
            if (VirtInstallCommand.isOne(command)) {
                commands.add(VirtInstallCommand.read(command, virtInstall));
            } else if (Program.of(command) == Program.VIRSH && AttachInterface.isOne(command)) {
                commands.add(AttachInterface.read(command));
            }
        }
        return commands;
    }

    private void add(List<Part> interfaces, String into) throws IOException {
        byte[] bytes;
        try {
            bytes = new Input(Path.of(into), into).bytes(streams.in());
        } catch (IOException e) {
            tell(into, Input.unread(e), null);
            return;
        }
        SourceText source = null;
        try {
            source = SourceText.of(bytes);
            List<Guest> guests = Guest.of(XmlDocument.parseAll(source));
            if (guests.size() != 1) {
                String message = guests.isEmpty()
                        ? "the file holds no guest"
                        : "the file holds " + guests.size() + " guests; name one of one";
                tell(into, Diagnostic.error("args-guest", message, null), source);
                return;
            }
            Patch patch = Addition.of(guests.get(0), interfaces);
            for (Diagnostic duplicate : Addition.duplicates(guests.get(0), interfaces)) {
                tell(into, duplicate, source);
            }
            put(patch, into);
        } catch (DocumentException e) {
            tell(into, e.diagnostic(), source);
        } catch (RefusedException e) {
            tell(into, e.diagnostic(), source);
        }
    }

    private void put(Patch patch, String into) throws IOException {
        if (settings.diff()) {
            byte[] diff = patch.diff(into);
            write(streams.out().colours() ? DiffColours.of(diff) : diff);
        } else if (settings.inPlace()) {
            try {
                AtomicFile.replace(Path.of(into), patch.source().bytes(), patch.bytes());
            } catch (IOException e) {
                tell(into, Diagnostic.error("not-written", "not written: " + Words.of(e), null), null);
            }
        } else {
            write(patch.bytes());
        }
    }

    private void write(byte[] bytes) throws IOException {
        String output = settings.output();
        if (output == null) {
            streams.out().stream().write(bytes);
            streams.out().stream().flush();
            return;
        }
        try {
            AtomicFile.create(Path.of(output), bytes);
        } catch (IOException e) {
            tell(output, Diagnostic.error("not-written", "not written: " + Words.of(e), null), null);
        }
    }

    private void tell(String shown, Diagnostic one, @Nullable SourceText source) {
        failed |= one.severity() == Severity.ERROR;
        lost |= one.severity() == Severity.WARNING;
        terminal.print(shown, Flags.of(one), source);
    }
}
