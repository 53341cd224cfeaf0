package dev.xmlnet.xml;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A lock on a file that is about to be replaced, so that two processes do it one after the other. It is on the file itself:
 * nothing is left behind, and the system takes it off a process that is killed.
 */
final class FileLocks {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);

    /** In milliseconds: an xmlnet holds it for less than one. */
    private static final long STEP = 2;

    private FileLocks() {}

    /**
     * Locks a file for as long as the channel is open, and no other channel on it is closed.
     *
     * @throws FileSystemException if another holds the lock for ten seconds
     */
    static void lock(FileChannel channel, Path file) throws IOException {
        long end = System.nanoTime() + LONGEST;
        while (!tryLock(channel)) {
            if (Temporaries.isStopping() || System.nanoTime() > end) {
                throw new FileSystemException(
                        file.toString(), null, "another program holds a lock on it; end that program and run again");
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FileSystemException(file.toString(), null, "the wait for its lock was interrupted");
            }
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
            return false;
        } catch (IOException e) {
            // The file system has no locks: what is compared before and after still counts.
            return true;
        }
    }
}
