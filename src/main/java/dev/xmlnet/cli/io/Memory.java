package dev.xmlnet.cli.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** How large a file may be for the memory that Java may take, which is known before it is read. */
public final class Memory {
    /** So many bytes of memory the work on one byte of a guest takes: for the text, its elements and what comes of them. */
    private static final int FACTOR = 32;

    /** No array of Java's is larger. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private static final long AVAILABLE = Runtime.getRuntime().maxMemory();
    private static final int LARGEST = (int) Math.min(AVAILABLE / FACTOR, MOST);

    /** So many files can be worked on at once. */
    private static final int AT_ONCE = 16;

    private Memory() {}

    /** A file that is too large; the message says it to a person, with what to do. */
    public static final class TooLargeException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private TooLargeException(String message) {
            super(message);
        }
    }

    /** True if memory may lack when several of this size, in bytes, are worked on at once. */
    public static boolean isLarge(long size) {
        return size > LARGEST / AT_ONCE;
    }

    /**
     * Reads a file, or what else has a path.
     *
     * @throws TooLargeException if it is too large; of a file that is known before it is read
     * @throws IOException if it cannot be read
     */
    public static byte[] read(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
            checkSize(attributes.size());
            return Files.readAllBytes(file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /**
     * Reads a stream to its end, which may never come.
     *
     * @throws TooLargeException as soon as it is too large
     * @throws IOException if it cannot be read
     */
    public static byte[] read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST);
        if (bytes.length == LARGEST && in.read() >= 0) {
            throw tooLarge(LARGEST + 1L, "more than ");
        }
        return bytes;
    }

    /**
     * Checks what somebody is about to read.
     *
     * @throws TooLargeException if it is too large
     */
    public static void checkSize(long size) throws TooLargeException {
        if (size > LARGEST) {
            throw tooLarge(size, "");
        }
    }

    private static TooLargeException tooLarge(long size, String than) {
        String problem = "the file has " + than + megabytes(size) + ", and ";
        return new TooLargeException(
                size > MOST
                        ? problem + "2 GB is the most that can be read; split it"
                        : problem + megabytes(AVAILABLE) + " of memory suffice for " + megabytes(LARGEST) + "; "
                                + more(size));
    }

    /** What to do where memory lacks. */
    public static String more() {
        return more(0);
    }

    /** The same for a file of a size. */
    private static String more(long size) {
        long needed = Math.max(size * FACTOR, 2 * AVAILABLE);
        long gigabytes = (needed + (1L << 30) - 1) >> 30;
        return "give Java more, such as XMLNET_JAVA_OPTS=-Xmx" + gigabytes + "g";
    }

    private static String megabytes(long size) {
        return (size >> 20) + " MB";
    }
}
