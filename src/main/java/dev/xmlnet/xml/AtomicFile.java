package dev.xmlnet.xml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writing whole files: at every moment, also after a crash, the old bytes or the new ones are there
 * and never a part. The new bytes go to a temporary file beside the target, which is then renamed.
 */
public final class AtomicFile {
    private static final AtomicLong COUNTER = new AtomicLong();
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /** A guest holds passwords of its console: nobody else reads the copy before it has its mode. */
    private static final FileAttribute<?>[] PRIVATE = privateWhereThereAreModes();

    private static final String OWNER_AND_MODE = "unix:uid,gid,mode";
    private static final int PERMISSIONS = 0777;

    private AtomicFile() {}

    private static FileAttribute<?>[] privateWhereThereAreModes() {
        boolean modes = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
        return modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Replaces a file that was read before, keeping its mode, owner and group, and the symbolic link
     * through which it was named. The bytes are on the disk when this returns.
     *
     * @param before what was read; if the file holds anything else by now, it is left alone
     * @throws ConcurrentChangeException if the file was changed since it was read
     * @throws IOException if it may not be written, the disk is full, or owner or mode cannot be kept;
     *     the file is as it was
     */
    public static void replace(Path file, byte[] before, byte[] after) throws IOException {
        Path target = file.toRealPath();
        if (!Files.isWritable(target)) {
            throw new FileSystemException(file.toString(), null, "it is read-only");
        }
        Path temporary = temporaryBeside(target);
        try {
            write(temporary, after, true, PRIVATE);
            copyAttributes(target, temporary);
            if (!Arrays.equals(Files.readAllBytes(target), before)) {
                throw new ConcurrentChangeException(file.toString());
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        syncDirectory(target.getParent());
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
     * Writes a file of our own making, new or over an older one, whose mode and owner it keeps. It is
     * whole or not there, but not forced to the disk: it can be made again. What is no regular file,
     * such as a pipe or {@code /dev/stdout}, is written to.
     *
     * @param like the file whose mode a new one takes, as a copy would; null for the process's usual mode
     * @throws IOException if it cannot be written
     */
    public static void create(Path file, byte[] content, Path like) throws IOException {
        boolean there = Files.exists(file);
        if (there && !Files.isRegularFile(file)) {
            Files.write(file, content, StandardOpenOption.WRITE);
            return;
        }
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path temporary = temporaryBeside(target);
        try {
            write(temporary, content, false, there ? PRIVATE : modeOf(like));
            if (there) {
                copyAttributes(target, temporary);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static FileAttribute<?>[] modeOf(Path like) throws IOException {
        boolean known = like != null && PRIVATE.length > 0;
        return known
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(like))}
                : new FileAttribute<?>[0];
    }

    /** The file holds other bytes than those that were read. */
    public static final class ConcurrentChangeException extends IOException {
        private static final long serialVersionUID = 1L;

        ConcurrentChangeException(String file) {
            super(file);
        }
    }

    /** Not ending in .xml, so that a directory walk never takes it for an input. */
    private static Path temporaryBeside(Path target) {
        String name = ".xmlnet-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
        return target.resolveSibling(name);
    }

    private static void write(Path temporary, byte[] content, boolean sync, FileAttribute<?>... attributes)
            throws IOException {
        try (FileChannel channel = open(temporary, attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (sync) {
                channel.force(true);
            }
        }
    }

    private static FileChannel open(Path temporary, FileAttribute<?>... attributes) throws IOException {
        try {
            return FileChannel.open(temporary, NEW, attributes);
        } catch (FileAlreadyExistsException e) {
            // Left by a process of the same number that was killed.
            Files.delete(temporary);
            return FileChannel.open(temporary, NEW, attributes);
        }
    }

    /** By numbers: the names of owner and group would be looked up in the machine's lists of users, for each file anew. */
    private static void copyAttributes(Path from, Path to) throws IOException {
        if (PRIVATE.length == 0) {
            return;
        }
        Map<String, Object> old = Files.readAttributes(from, OWNER_AND_MODE);
        Map<String, Object> fresh = Files.readAttributes(to, OWNER_AND_MODE, LinkOption.NOFOLLOW_LINKS);
        // Only root may give a file away, so ask for it only where it differs.
        for (String owner : List.of("uid", "gid")) {
            if (!old.get(owner).equals(fresh.get(owner))) {
                Files.setAttribute(to, "unix:" + owner, old.get(owner), LinkOption.NOFOLLOW_LINKS);
            }
        }
        if (!old.get("mode").equals(fresh.get("mode"))) {
            Files.setAttribute(to, "unix:mode", (int) old.get("mode") & PERMISSIONS, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // A directory that may be written and not read: the file is in place, which is what counts.
            return;
        }
    }
}
