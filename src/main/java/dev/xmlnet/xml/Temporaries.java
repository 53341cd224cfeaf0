package dev.xmlnet.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Names of temporary files beside a target, {@code .xmlnet-PID-PLACE-N}, and the removal of those whose process is gone. A
 * signal waits for the writing that is going on, and nothing begins after it: so none stays.
 */
final class Temporaries {
    static final String PREFIX = ".xmlnet-";

    /** False where files have no owners and modes, as on Windows. */
    static final boolean MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    /** What a directory of one's own holds: files that are to come, and those that go, with numbers. */
    static final String COMING = "new";

    static final String GOING = "old";

    private static final FileAttribute<?>[] OWN = MODES
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];

    private static final long PID = ProcessHandle.current().pid();
    private static final String PLACE = place();
    private static final AtomicLong COUNTER = new AtomicLong();

    /** Those in which nothing of dead processes is left; forgotten now and then, so that it stays small. */
    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    private static final int MOST_SWEPT = 10_000;

    /** Held for reading by all that write; whoever stops the process takes it for writing. */
    private static final ReentrantReadWriteLock WRITING = new ReentrantReadWriteLock();

    private static volatile boolean stopped;

    /** Those in use, by name: what else has the number of this process is of an earlier one. */
    private static final Map<String, Path> LIVING = new ConcurrentHashMap<>();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Temporaries::stop, "xmlnet-stop"));
        } catch (IllegalStateException e) {
            // The process is ending already.
            stopped = true;
        }
    }

    private Temporaries() {}

    /** Begins a writing that a signal lets end; after a signal it does not return. */
    static void begin() {
        WRITING.readLock().lock();
        if (stopped) {
            WRITING.readLock().unlock();
            waitForTheEnd();
        }
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a writing. */
    static void end() {
        WRITING.readLock().unlock();
    }

    /** Waits for all writing that has begun, and lets none begin. */
    static void stop() {
        stopped = true;
        WRITING.writeLock().lock();
        try {
            for (Path path : LIVING.values()) {
                remove(path);
            }
        } catch (IOException e) {
            // The next run tries again.
            return;
        } finally {
            WRITING.writeLock().unlock();
        }
    }

    /** True once the process is about to end. */
    static boolean isStopping() {
        return stopped;
    }

    /** The directory of a file that is named from the root on. */
    static Path directory(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    /** A name that nobody has; not ending in .xml, so that a directory walk never takes it for an input. */
    static Path in(Path directory) {
        sweep(directory);
        String name = PREFIX + PID + "-" + PLACE + "-" + COUNTER.incrementAndGet();
        Path path = directory.resolve(name);
        LIVING.put(name, path);
        return path;
    }

    /** A new directory that only this process's user can enter, whatever is in it. */
    static Path directoryIn(Path directory) throws IOException {
        Path path = in(directory);
        try {
            return Files.createDirectory(path, OWN);
        } catch (IOException e) {
            forget(path);
            throw e;
        }
    }

    /** Removes one that is in use, with what is in it. */
    static void remove(Path path) throws IOException {
        delete(path);
        forget(path);
    }

    /** One is no longer in use: it was given its name, or removed. */
    static void forget(Path path) {
        LIVING.remove(path.getFileName().toString());
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> names = Files.newDirectoryStream(path)) {
                for (Path name : names) {
                    Files.deleteIfExists(name);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    /** Removes what processes that are gone have left in a directory; what cannot be removed stays. */
    static void sweep(Path directory) {
        if (SWEPT.contains(directory)) {
            return;
        }
        if (SWEPT.size() >= MOST_SWEPT) {
            SWEPT.clear();
        }
        SWEPT.add(directory);
        try (DirectoryStream<Path> names = Files.newDirectoryStream(
                directory, path -> isLeft(path.getFileName().toString()))) {
            for (Path path : names) {
                removeIfOurs(path);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A directory that cannot be read: whoever can will do it.
            return;
        }
    }

    /** True for the name of a temporary file. */
    static boolean isName(String name) {
        return parts(name) != null;
    }

    private static boolean isLeft(String name) {
        String[] parts = parts(name);
        if (parts == null || LIVING.containsKey(name)) {
            return false;
        }
        boolean here = parts.length == 2 || parts[1].equals(PLACE);
        long pid = Long.parseLong(parts[0]);
        return !here || pid == PID || ProcessHandle.of(pid).isEmpty();
    }

    /** The process, its place and a number, or, of xmlnet 0.1, the process and a number; null for any other name. */
    private static String @Nullable [] parts(String name) {
        if (!name.startsWith(PREFIX)) {
            return null;
        }
        String[] parts = name.substring(PREFIX.length()).split("-", -1);
        boolean known = parts.length == 3 || parts.length == 2;
        for (int i = 0; i < parts.length && known; i++) {
            known = !parts[i].isEmpty() && parts[i].length() < 18 && isNumber(parts[i], i == 1 && parts.length == 3);
        }
        return known ? parts : null;
    }

    private static boolean isNumber(String text, boolean hexadecimal) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), hexadecimal ? 16 : 10) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void removeIfOurs(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean ours = attributes.isRegularFile() || (attributes.isDirectory() && holdsOnlyOurs(path));
            if (ours && isOfThisUser(path) && (isOfThisPlace(path) || isOld(attributes))) {
                delete(path);
            }
        } catch (IOException e) {
            // It is another user's, or another run has just removed it.
            return;
        }
    }

    private static boolean isOfThisPlace(Path path) {
        String[] parts = parts(path.getFileName().toString());
        return parts != null && (parts.length == 2 || parts[1].equals(PLACE));
    }

    /** No writing takes so long; of another machine or container nobody here knows what lives. */
    private static boolean isOld(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().toInstant().isBefore(Instant.now().minus(1, ChronoUnit.HOURS));
    }

    private static boolean holdsOnlyOurs(Path directory) throws IOException {
        try (DirectoryStream<Path> names = Files.newDirectoryStream(directory)) {
            for (Path path : names) {
                String name = path.getFileName().toString();
                boolean known = name.startsWith(COMING) || name.startsWith(GOING);
                if (!known || !isNumber(name.substring(COMING.length()), false)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isOfThisUser(Path path) throws IOException {
        if (!MODES) {
            return true;
        }
        Object own = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        return own.equals(0) || own.equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    /** Where the numbers of processes mean the same: a machine, or a container of it. */
    private static String place() {
        String place = "";
        try {
            place = Files.readString(Path.of("/proc/sys/kernel/hostname"), StandardCharsets.ISO_8859_1)
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            // No Linux: there one place is all there is.
            return "0";
        }
        return Integer.toHexString(place.hashCode());
    }
}
