package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** The command in this process, for tests of other packages. */
public final class InProcess {
    private InProcess() {}

    /** What a run gave, to the byte. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares runs.
    public record Result(int exit, byte[] out, byte[] err) {}

    /** Runs a command line with bytes as standard input. */
    public static Result run(byte[] in, List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream errors = new PrintStream(err, false, UTF_8)) {
            int exit = Main.run(words.toArray(String[]::new), Streams.plain(new ByteArrayInputStream(in), out, errors));
            errors.flush();
            return new Result(exit, out.toByteArray(), err.toByteArray());
        }
    }
}
