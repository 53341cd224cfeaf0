package dev.xmlnet.cli.io;

import dev.xmlnet.cli.console.Words;
import dev.xmlnet.report.FindingReport;
import dev.xmlnet.xml.Diagnostic;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to work on.
 *
 * @param path the file; null for what can be read once and not written, such as standard input or a pipe
 * @param shown the path as it is printed
 * @param top the directory whose walk found it; null if none did
 * @param named true if a person named it, false if a directory walk found it: then what is no guest
 *     is passed over
 * @param listed true if a list named it, which often has all files of a repository: then what is neither a guest nor
 *     a network is passed over with a note
 * @param size how many bytes it had when it was found; 0 if that is not known before it is read
 * @param pipe what is read where there is no file; null for standard input
 */
public record Input(
        @Nullable Path path,
        String shown,
        @Nullable Path top,
        boolean named,
        boolean listed,
        long size,
        @Nullable Path pipe) {
    /** What standard input is called where nobody gave it a name. */
    public static final String STDIN = FindingReport.STDIN;

    /** What {@code -} means. */
    public static final Input STANDARD = new Input(null, STDIN);

    /** One that a person named. */
    public Input(@Nullable Path path, String shown) {
        this(path, shown, null, true, false, 0);
    }

    public Input(@Nullable Path path, String shown, @Nullable Path top, boolean named, boolean listed, long size) {
        this(path, shown, top, named, listed, size, null);
    }

    /** Standard input, as the file that somebody says it is. */
    public static Input standard(String name) {
        return new Input(null, name);
    }

    /** A pipe, or something else that has no bytes of its own, as a person named it. */
    public static Input ofPipe(Path pipe, String shown, boolean listed) {
        return new Input(null, shown, null, true, listed, 0, pipe);
    }

    /** Where it goes below {@code -o DIR}. */
    public Path output() {
        if (top != null) {
            return top.relativize(path);
        } else if (pipe != null) {
            return Path.of(pipe.getFileName() + ".xml");
        } else if (path != null) {
            return path.getFileName();
        }
        return shown.equals(STDIN) ? Path.of("stdin.xml") : Path.of(shown).getFileName();
    }

    /** True if a person named this very file, who hears what is wrong with it; a list may have it among others. */
    public boolean isMeant() {
        return named && !listed;
    }

    /** True for standard input, a pipe and their like: they are read once, and never written. */
    public boolean isStandard() {
        return path == null;
    }

    /** The file of one that is not {@link #isStandard}. */
    public Path file() {
        return Objects.requireNonNull(path);
    }

    /**
     * All that it holds.
     *
     * @throws Memory.TooLargeException if memory would lack for it
     * @throws IOException if it cannot be read
     */
    public byte[] bytes(InputStream stdin) throws IOException {
        if (pipe != null) {
            // Without the buffer, Java asks a pipe where in it it stands.
            try (InputStream in = new BufferedInputStream(new FileInputStream(pipe.toFile()))) {
                return Memory.read(in);
            }
        } else if (path == null) {
            return Memory.read(stdin);
        }
        return Memory.read(path);
    }

    /** What is told of a file that could not be read; it has no place. */
    public static Diagnostic unread(IOException e) {
        return e instanceof Memory.TooLargeException
                ? Diagnostic.error("too-large", Words.of(e), null)
                : Diagnostic.error("not-read", "it cannot be read: " + Words.of(e), null);
    }

    /** Returns the path below a directory of one as it is printed; null if it is not there, or is standard input. */
    public static @Nullable Path below(Path directory, String path) {
        try {
            Path absolute = Path.of(path).toAbsolutePath().normalize();
            return absolute.startsWith(directory) && !path.equals(STDIN) ? directory.relativize(absolute) : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Why it cannot be written in its place. */
    public static Diagnostic unwritable() {
        return Diagnostic.error(
                "not-written", "a pipe or a device cannot be written back; remove its line from the list", null);
    }

    /** False for bytes in which no guest is, and no interface of one: they need not be parsed to be passed over. */
    public static boolean mayHoldGuest(byte[] bytes) {
        return mentions("<domain", bytes) || mentions("<interface", bytes);
    }

    /** The same of a network too. */
    public static boolean mayHoldGuestOrNetwork(byte[] bytes) {
        return mayHoldGuest(bytes) || mentions("<network", bytes);
    }

    /** Looks for an ASCII word that begins with its only {@code <}, in any encoding: zero bytes are passed over. */
    public static boolean mentions(String word, byte[] bytes) {
        int matched = 0;
        for (byte b : bytes) {
            if (b == word.charAt(matched)) {
                if (++matched == word.length()) {
                    return true;
                }
            } else if (b != 0) {
                matched = b == '<' ? 1 : 0;
            }
        }
        return false;
    }
}
