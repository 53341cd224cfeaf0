package dev.xmlnet.cli;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
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
                new Streams(System.in, out, err, terminal, terminal && colours, outTerminal, outTerminal && colours));
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

    /**
     * What a command talks to.
     *
     * @param err standard error, on which no text of a file acts
     * @param terminal true if a person sees {@code err}
     * @param colours true if {@code err} takes colours
     * @param outTerminal true if a person sees {@code out}
     * @param outColours true if {@code out} takes colours
     */
    record Streams(
            InputStream in,
            OutputStream out,
            Screen err,
            boolean terminal,
            boolean colours,
            boolean outTerminal,
            boolean outColours) {
        /** On plain streams. */
        Streams(
                InputStream in,
                OutputStream out,
                PrintStream err,
                boolean terminal,
                boolean colours,
                boolean outTerminal,
                boolean outColours) {
            this(in, out, new Screen(err), terminal, colours, outTerminal, outColours);
        }

        /** Nobody sees {@code out}. */
        Streams(InputStream in, OutputStream out, PrintStream err, boolean terminal, boolean colours) {
            this(in, out, err, terminal, colours, false, false);
        }
    }

    /** Runs a command line in this process. */
    static int run(String[] args, Streams streams) {
        try {
            return XmlnetCommand.run(args, streams);
        } finally {
            streams.err().flush();
        }
    }
}
