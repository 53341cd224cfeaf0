package dev.xmlnet.xml;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Programs of the system; nothing else here starts one. */
public final class Program {
    private Program() {}

    /**
     * A program's end.
     *
     * @param exit its exit code
     * @param out its standard output
     * @param err its standard error, without blanks at the ends
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    public record Ended(int exit, byte[] out, String err) {
        /** The standard output as text. */
        public String text() {
            return new String(out, StandardCharsets.UTF_8);
        }
    }

    /**
     * Runs a program to its end, in the C locale and without input. Both outputs are read while it runs: a full pipe would stop it.
     *
     * @throws IOException if it cannot be started, or does not end in time
     */
    public static Ended run(Duration limit, List<String> command) throws IOException {
        return run(limit, command, environment -> {
            // It is the one that xmlnet has.
        });
    }

    /** As {@link #run(Duration, List)}, with changes to the environment. */
    public static Ended run(Duration limit, List<String> command, Consumer<Map<String, String>> environment)
            throws IOException {
        ProcessBuilder builder = builder(command, environment).redirectInput(new File("/dev/null"));
        Process process = builder.start();
        CompletableFuture<byte[]> out = reading(process.getInputStream());
        CompletableFuture<byte[]> err = reading(process.getErrorStream());
        long end = System.nanoTime() + limit.toNanos();
        try {
            if (process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                byte[] said = out.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                byte[] error = err.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                return new Ended(process.exitValue(), said, new String(error, StandardCharsets.UTF_8).strip());
            }
        } catch (TimeoutException e) {
            // What it started still holds a pipe.
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(command.get(0) + " cannot be read: " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        throw new IOException(command.get(0) + " does not answer within " + limit.toSeconds() + " seconds");
    }

    /** Starts a program that answers what it is asked, until its input ends; what it says of errors is dropped. */
    public static Process start(List<String> command, Consumer<Map<String, String>> environment) throws IOException {
        return builder(command, environment)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessBuilder builder(List<String> command, Consumer<Map<String, String>> environment)
            throws IOException {
        List<String> words = new ArrayList<>(command);
        words.set(0, file(command.get(0)));
        // The current directory may be a repository that somebody else wrote.
        ProcessBuilder builder = new ProcessBuilder(words).directory(new File("/"));
        environment.accept(builder.environment());
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** Where a program is: on the PATH, in directories that are named from the root; one such as {@code .} is passed over. */
    private static String file(String name) throws IOException {
        if (name.indexOf('/') >= 0) {
            return new File(name).getAbsolutePath();
        }
        String path = System.getenv("PATH");
        for (String directory : (path == null ? "" : path).split(":")) {
            File file = new File(directory, name);
            if (directory.startsWith("/") && file.isFile() && file.canExecute()) {
                return file.getPath();
            }
        }
        throw new IOException("there is no " + name + " on the PATH");
    }

    private static CompletableFuture<byte[]> reading(InputStream stream) {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        read.complete(stream.readAllBytes());
                    } catch (IOException | UncheckedIOException | OutOfMemoryError e) {
                        read.completeExceptionally(e);
                    }
                },
                "xmlnet-pipe");
        thread.setDaemon(true);
        thread.start();
        return read;
    }
}
