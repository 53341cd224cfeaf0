package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.LeasePlaces;
import dev.xmlnet.dhcp.lease.LeaseFile;
import dev.xmlnet.dhcp.lease.LeaseFormat;
import dev.xmlnet.dhcp.lease.Leases;
import dev.xmlnet.dhcp.lease.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file of leases.
 *
 * @param leases what it says; null if it could not be read
 * @param older what the journals beside it say that its server left when it cleaned up, the newest first
 * @param failure why it could not be read; empty if it could
 * @param gone true if there is no such file
 */
record LeaseReading(Path file, @Nullable Leases leases, List<Leases> older, String failure, boolean gone) {
    /** A server that writes a file is done with it soon. */
    private static final long PAUSE = 200;

    /** Reads a file; what fails is in the record. */
    static LeaseReading of(Path file, Wanted wanted) {
        try {
            Leases leases = read(file, wanted);
            List<Leases> older = new ArrayList<>(0);
            if (leases.format() == LeaseFormat.KEA) {
                for (Path journal : LeasePlaces.older(file)) {
                    older.add(read(journal, wanted));
                }
            }
            return new LeaseReading(file, leases, older, "", false);
        } catch (IOException e) {
            return new LeaseReading(file, null, List.of(), Words.of(e), e instanceof NoSuchFileException);
        }
    }

    /** Reads it once more if a server is writing it. */
    private static Leases read(Path file, Wanted wanted) throws IOException {
        Leases read = LeaseFile.read(file.toString(), Files.readAllBytes(file), wanted);
        if (!read.cut()) {
            return read;
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return LeaseFile.read(file.toString(), Files.readAllBytes(file), wanted);
    }
}
