package dev.xmlnet.cli.check;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Git;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Memory;
import dev.xmlnet.xml.Program;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Files as they were at a revision of their repository. git reads objects for this and nothing else: a repository's own
 * configuration can name programs for {@code git diff} to run, such as filters.
 */
final class GitRevision implements Closeable {
    /** Of a large repository git reads much. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final int SHA256_LENGTH = 64;

    /** Those of regular files, with and without the bit for execution. */
    private static final String FILE = "100";

    private final String revision;
    private final Path directory;
    private final Path top;

    /** Answers what contents were; null until the first is asked for. */
    private @Nullable Process contents;

    /** The ids of the files' contents, by their paths below the top. */
    private final Map<String, String> blobs = new HashMap<>();

    /**
     * The revision of the repository that the first of some files is in.
     *
     * @param revision null if nobody asked
     * @return null if nobody asked or there is no file
     * @throws UsageException if there is no git, no repository or no such revision
     */
    static @Nullable GitRevision of(@Nullable String revision, List<Input> inputs) {
        if (revision == null) {
            return null;
        }
        for (Input input : inputs) {
            Path directory = input.isStandard() ? null : real(input.file()).getParent();
            if (directory != null) {
                return new GitRevision(revision, directory);
            }
        }
        return null;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath(); // It is gone, which is told of where it is read.
        }
    }

    /**
     * Asks git what there was.
     *
     * @param directory one that is in the repository
     */
    private GitRevision(String revision, Path directory) {
        this.revision = revision;
        this.directory = directory;
        if (revision.isEmpty() || revision.startsWith("-") || revision.indexOf('\0') >= 0) {
            throw new UsageException("--against " + revision + ": this is not a revision of git");
        }
        top = real(Path.of(line(ask("rev-parse", "--show-toplevel"))));
        String commit = line(ask("rev-parse", "--verify", "--end-of-options", revision + "^{commit}"));
        for (String entry :
                text(ask("ls-tree", "-r", "-z", "--full-tree", commit)).split("\0")) {
            // MODE blob ID, a tab, and the path.
            int tab = entry.indexOf('\t');
            if (entry.startsWith(FILE)) {
                blobs.put(entry.substring(tab + 1), entry.substring(entry.lastIndexOf(' ', tab) + 1, tab));
            }
        }
    }

    /**
     * A file as it was.
     *
     * @param now what it holds
     * @return null if it is the same now, was not there or is in no repository
     * @throws IOException if the file is not there, or git cannot read what it was
     */
    byte @Nullable [] bytes(Path file, byte[] now) throws IOException {
        Path real = file.toRealPath();
        String blob = real.startsWith(top) ? blobs.get(top.relativize(real).toString()) : null;
        if (blob == null || blob.equals(id(now, blob.length())) || blob.equals(id(withLineFeeds(now), blob.length()))) {
            return null;
        }
        return contents(blob);
    }

    /** Asks one git for all contents: to start one for each takes longer than the rest of the work. */
    private synchronized byte[] contents(String blob) throws IOException {
        contents = contents == null ? Git.start(directory, "cat-file", "--batch") : contents;
        Process git = contents;
        try {
            return CompletableFuture.supplyAsync(() -> ask(git, blob)).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException("git does not give it as of " + revision + ": " + cause.getMessage(), e);
        } catch (TimeoutException e) {
            close();
            throw new IOException("git does not answer within " + LIMIT.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static byte[] ask(Process git, String blob) {
        try {
            git.getOutputStream().write((blob + "\n").getBytes(StandardCharsets.US_ASCII));
            git.getOutputStream().flush();
            // ID blob SIZE, the content, and a line end; or ID missing.
            StringBuilder head = new StringBuilder();
            for (int c = git.getInputStream().read();
                    c != '\n';
                    c = git.getInputStream().read()) {
                if (c < 0) {
                    throw new IOException("it ended");
                }
                head.append((char) c);
            }
            String[] words = head.toString().split(" ");
            if (words.length != 3) {
                throw new IOException("the content " + head);
            }
            long size = Long.parseLong(words[2]);
            Memory.checkSize(size);
            byte[] content = git.getInputStream().readNBytes((int) size);
            if (git.getInputStream().read() != '\n') {
                throw new IOException("it ended");
            }
            return content;
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (contents != null) {
            contents.destroyForcibly();
            contents = null;
        }
    }

    /** The id that git gives to bytes, in a repository whose ids have this length. */
    private static String id(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance(length == SHA256_LENGTH ? "SHA-256" : "SHA-1");
            digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has both", e);
        }
    }

    /** What {@code core.autocrlf} would have made of them for the repository. */
    private static byte[] withLineFeeds(byte[] bytes) {
        byte[] plain = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                plain[length++] = bytes[i];
            }
        }
        return Arrays.copyOf(plain, length);
    }

    private byte[] ask(String... words) {
        try {
            Program.Ended git = Git.run(LIMIT, directory, words);
            if (git.exit() != 0) {
                throw new UsageException("--against " + revision + ": git says: " + first(git.err()));
            }
            return git.out();
        } catch (IOException e) {
            throw new UsageException("--against " + revision + ": git does not run: " + Words.of(e));
        }
    }

    private static String first(String err) {
        return err.lines().findFirst().orElse("no");
    }

    /** Its line end is git's; blanks may be the directory's. */
    private static String line(byte[] bytes) {
        String text = text(bytes);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
