package dev.xmlnet.xml;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writing whole files: at every moment, also after a crash, the old bytes or the new ones are there
 * and never a part. The new bytes go to a temporary file beside the target, which is then renamed.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Replaces a file that was read before, keeping its mode, owner, group, ACL, extended attributes and label, and the
     * symbolic link through which it was named. The bytes are on the disk when this returns.
     *
     * <p>Two that replace one file, in this process or another, do so one after the other, and the second is told that
     * the file was changed. Of a program that does not lock the file, what it writes into it meanwhile counts; one that
     * renames another file into its place is overlooked only within some microseconds.
     *
     * @param before what was read; if the file holds anything else by now, it is left alone
     * @throws ConcurrentChangeException if the file was changed since it was read
     * @throws IOException if it may not be written, the disk is full, it has several names (hard links), or what it has
     *     besides its bytes cannot be kept; the file is as it was
     */
    public static void replace(Path file, byte[] before, byte[] after) throws IOException {
        try (AtomicBatch alone = new AtomicBatch()) {
            alone.replace(file, before, after);
        }
    }

    /**
     * The same with the process's usual mode for a new file.
     *
     * @throws IOException as {@link #create(Path, byte[], Path)} does
     */
    public static void create(Path file, byte[] content) throws IOException {
        create(file, content, null);
    }

    /**
     * Writes a file of our own making, new or over an older one, of which it keeps all but the bytes. It is
     * whole or not there, but not forced to the disk: it can be made again. What is no regular file,
     * such as a pipe or {@code /dev/stdout}, is written to.
     *
     * @param like the file whose mode a new one takes, as a copy would; null for the process's usual mode
     * @throws IOException if it cannot be written, or is an older file that has several names (hard links)
     */
    public static void create(Path file, byte[] content, @Nullable Path like) throws IOException {
        try (AtomicBatch alone = new AtomicBatch()) {
            alone.create(file, content, like);
        }
    }

    /** The file holds other bytes than those that were read. */
    public static final class ConcurrentChangeException extends IOException {
        private static final long serialVersionUID = 1L;

        ConcurrentChangeException(String file) {
            super(file);
        }
    }

    /** True for a name of something that the process has open, such as {@code /dev/stdin}. */
    public static boolean isStream(Path file) {
        String name = file.toAbsolutePath().normalize().toString();
        return name.startsWith("/dev/fd/")
                || name.equals("/dev/stdin")
                || name.equals("/dev/stdout")
                || name.equals("/dev/stderr")
                || (name.startsWith("/proc/") && name.contains("/fd/"));
    }

    /** True for the name of a temporary file, which comes and goes. */
    public static boolean isTemporary(String name) {
        return Temporaries.isName(name);
    }

    /** Removes the temporary files that processes which were killed have left in a directory. */
    public static void sweep(Path directory) {
        Temporaries.sweep(directory);
    }

    /**
     * Waits until what is being written is written, and lets no writing begin: the process is about to end.
     *
     * @return how many files this process has written
     */
    public static long stop() {
        Temporaries.stop();
        return written();
    }

    /** How many files this process has written. */
    public static long written() {
        return AtomicBatch.written();
    }
}
