package dev.xmlnet.xml;

import dev.xmlnet.xml.AtomicFile.ConcurrentChangeException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writing many files under the promises of {@link AtomicFile}, by many threads. Each file is whole at every moment; that
 * all are on the disk under their names is certain when the batch is closed.
 */
public final class AtomicBatch implements Closeable {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final AtomicLong WRITTEN = new AtomicLong();

    /** Files come in the order of their paths: those of a directory follow each other. */
    private static final int MOST_DIRECTORIES = 32;

    /** Where files are made, by the directory that they go to. */
    private final Map<Path, Bench> benches = new HashMap<>();

    private final Set<Path> unsynced = ConcurrentHashMap.newKeySet();

    /** A directory of one's own inside another, in which nobody else sees or changes what is made. */
    private static final class Bench {
        final Path own;
        int users;
        private int files;

        Bench(Path own) {
            this.own = own;
        }

        /** What makes the names of this file its own. */
        synchronized int next() {
            return ++files;
        }
    }

    /** How many files this process has written. */
    static long written() {
        return WRITTEN.get();
    }

    /**
     * Replaces a file, as {@link AtomicFile#replace} does.
     *
     * @throws ConcurrentChangeException if the file was changed since it was read
     * @throws IOException if it cannot be replaced; it is as it was
     */
    public void replace(Path file, byte[] before, byte[] after) throws IOException {
        Path target = file.toRealPath();
        overwrite(target, before, after);
        unsynced.add(Temporaries.directory(target));
    }

    /** Replaces a file that is there; whatever it holds if {@code before} is null. */
    private void overwrite(Path target, byte @Nullable [] before, byte[] after) throws IOException {
        if (!Files.isWritable(target)) {
            throw new FileSystemException(target.toString(), null, "it is read-only");
        }
        Temporaries.begin();
        try {
            // A process that was killed may have left a second name of this file.
            Path directory = Temporaries.directory(target);
            Temporaries.sweep(directory);
            Bench bench = take(directory);
            try {
                overwrite(bench, Twin.of(target), before, after);
            } finally {
                giveBack(bench);
            }
            WRITTEN.incrementAndGet();
        } finally {
            Temporaries.end();
        }
    }

    private static void overwrite(Bench bench, Twin twin, byte @Nullable [] before, byte[] after) throws IOException {
        Path target = twin.file();
        int number = bench.next();
        Path coming = bench.own.resolve(Temporaries.COMING + number);
        Path going = bench.own.resolve(Temporaries.GOING + number);
        boolean kept = false;
        boolean moved = false;
        try {
            // All that opens the file comes before the lock: to close it then would release the lock.
            twin.make(coming, after, before != null);
            try (FileChannel old = FileChannel.open(target, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                FileLocks.lock(old, target);
                if (before != null && (!holds(old, before) || !twin.isUntouched())) {
                    throw new ConcurrentChangeException(target.toString());
                }
                // Another xmlnet gives the file a second name for a moment, but only with the lock.
                twin.mustHaveOneName();
                kept = before != null && link(going, target);
                Files.move(coming, target, StandardCopyOption.ATOMIC_MOVE);
                moved = true;
                if (before != null && !holds(old, before)) {
                    // A program was writing into the old file: what it wrote counts.
                    if (kept) {
                        Files.move(going, target, StandardCopyOption.ATOMIC_MOVE);
                        kept = false;
                    }
                    throw new ConcurrentChangeException(target.toString());
                }
            }
        } finally {
            if (kept) {
                Files.delete(going);
            }
            if (!moved) {
                Files.deleteIfExists(coming);
            }
        }
    }

    private static boolean holds(FileChannel channel, byte[] bytes) throws IOException {
        if (channel.size() != bytes.length) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, buffer.position());
        }
        return Arrays.equals(buffer.array(), bytes);
    }

    /** Not all file systems have a second name for a file, nor all users the right to it. */
    private static boolean link(Path link, Path file) {
        try {
            Files.createLink(link, file);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * Writes a file of our own making, as {@link AtomicFile#create(Path, byte[], Path)} does.
     *
     * @param like the file whose mode a new one takes, as a copy would; null for the process's usual mode
     * @throws IOException if it cannot be written, or is an older file that has several names (hard links)
     */
    public void create(Path file, byte[] content, @Nullable Path like) throws IOException {
        boolean there = Files.exists(file);
        if (there && (!Files.isRegularFile(file) || AtomicFile.isStream(file))) {
            // Behind a >> of the shell there is a file, whose end it is.
            Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            return;
        } else if (!there && Files.isSymbolicLink(file)) {
            throw new FileSystemException(file.toString(), null, "it is a link to a file that is not there");
        }
        if (there) {
            overwrite(file.toRealPath(), null, content);
            return;
        }
        Temporaries.begin();
        try {
            add(file.toAbsolutePath(), content, like);
            WRITTEN.incrementAndGet();
        } finally {
            Temporaries.end();
        }
    }

    private static void add(Path target, byte[] content, @Nullable Path like) throws IOException {
        Path temporary = Temporaries.in(Temporaries.directory(target));
        boolean moved = false;
        try {
            try (FileChannel channel = FileChannel.open(temporary, NEW, modeOf(like))) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            moved = true;
        } finally {
            if (!moved) {
                Files.deleteIfExists(temporary);
            }
            Temporaries.forget(temporary);
        }
    }

    private static FileAttribute<?>[] modeOf(@Nullable Path like) throws IOException {
        boolean known = like != null && Temporaries.MODES;
        return known
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(like))}
                : new FileAttribute<?>[0];
    }

    private Bench take(Path directory) throws IOException {
        synchronized (benches) {
            Bench bench = benches.get(directory);
            if (bench == null) {
                if (benches.size() >= MOST_DIRECTORIES) {
                    removeIdle();
                }
                bench = new Bench(Temporaries.directoryIn(directory));
                benches.put(directory, bench);
            }
            bench.users++;
            return bench;
        }
    }

    private void giveBack(Bench bench) {
        synchronized (benches) {
            bench.users--;
        }
    }

    private void removeIdle() throws IOException {
        for (Iterator<Bench> all = benches.values().iterator(); all.hasNext(); ) {
            Bench bench = all.next();
            if (bench.users == 0) {
                all.remove();
                Temporaries.remove(bench.own);
            }
        }
    }

    /**
     * Removes what was needed for the work, and waits until the names of the files are on the disk.
     *
     * @throws IOException if the disk fails
     */
    @Override
    public void close() throws IOException {
        synchronized (benches) {
            removeIdle();
        }
        for (Path directory : unsynced) {
            sync(directory);
        }
        unsynced.clear();
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // A directory that may be written and not read: the file is in place, which is what counts.
            return;
        }
    }
}
