package dev.xmlnet.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The three streams that a command talks to.
 *
 * @param err standard error, on which no text of a file acts
 */
public record Streams(InputStream in, Console out, Screen err) {
    /** Streams that no person sees. */
    public static Streams plain(InputStream in, OutputStream out, PrintStream err) {
        return new Streams(in, new Console(out, false, false), new Screen(err, false, false));
    }

    /** Returns the same streams for a person who said how much to hear, and about colours; null leaves them as they are. */
    public Streams with(Level level, @Nullable Boolean colours) {
        boolean outColours = colours == null ? out.colours() : colours;
        boolean errColours = colours == null ? err.colours() : colours;
        return new Streams(in, new Console(out.stream(), out.terminal(), outColours), err.with(errColours, level));
    }

    /**
     * Says that standard output takes no more; a reader that has seen enough, such as head, is no news.
     *
     * @return the exit code
     */
    public int brokenOutput(UncheckedIOException e) {
        return brokenOutput(Objects.requireNonNull(e.getCause()));
    }

    /** As {@link #brokenOutput(UncheckedIOException)}. */
    public int brokenOutput(IOException e) {
        if (!"Broken pipe".equals(e.getMessage())) {
            err.println("xmlnet: error: standard output: " + Words.of(e));
        }
        return ExitCode.INPUT;
    }
}
