package dev.xmlnet.cli;

import dev.xmlnet.cli.console.Console;
import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.cli.console.Streams;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the process begins: streams come in, an exit code goes out. */
public final class Main {
    private static final int BUFFER = 1 << 16;

    private Main() {}

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
        PrintStream err = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), BUFFER),
                false,
                StandardCharsets.UTF_8);
        // Java cannot ask whether a stream is a terminal; the launcher can.
        boolean terminal = Boolean.getBoolean("xmlnet.terminal");
        boolean outTerminal = Boolean.getBoolean("xmlnet.out.terminal");
        // By its convention an empty NO_COLOR says nothing.
        boolean colours = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        int code = run(
                args,
                new Streams(
                        System.in,
                        new Console(out, outTerminal, outTerminal && colours),
                        new Screen(err, terminal, terminal && colours)));
        err.flush();
        removeUselessArchive();
        System.exit(code);
    }

    /** An archive of classes that is cut off or of another Java is of no use; the launcher makes another one where none is. */
    private static void removeUselessArchive() {
        String archive = System.getProperty("xmlnet.archive");
        if (archive != null && !System.getProperty("java.vm.info", "").contains("sharing")) {
            // If that fails, this start was slow and the next one is.
            var ignored = new File(archive).delete();
        }
    }

    /** Runs a command line in this process. */
    public static int run(String[] args, Streams streams) {
        try {
            return XmlnetCommand.run(args, streams);
        } finally {
            streams.err().flush();
        }
    }
}
