package dev.xmlnet.cli.host;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.xml.AtomicBatch;
import dev.xmlnet.xml.Patch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/** Writing the files of a host: all of them or none. */
final class Rewrites {
    private final AtomicBatch files;

    /** What undoes what was done so far, the last first. */
    private final Deque<Undo> undone = new ArrayDeque<>();

    private interface Undo {
        void run() throws IOException;
    }

    Rewrites(AtomicBatch files) {
        this.files = files;
    }

    /**
     * Writes a change in its place. New files come first and those that go, go last, so that no program finds a port without its bridge.
     *
     * @throws IOException if one cannot be written; then the others are as they were
     */
    void inPlace(HostFiles host, Rewritten change) throws IOException {
        undone.clear();
        try {
            for (Rewritten.Created created : change.created()) {
                create(Path.of(created.path()), created);
            }
            for (Rewritten.Changed changed : change.patches()) {
                replace(host.input(changed.file()).file(), changed.patch());
            }
            for (HostText removed : change.removed()) {
                remove(host.input(removed).file(), removed.source().bytes());
            }
        } catch (IOException e) {
            undo(e);
            throw e;
        }
    }

    private void create(Path file, Rewritten.Created created) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        write(file, created.text().getBytes(StandardCharsets.UTF_8), created.mode());
        undone.push(() -> Files.deleteIfExists(file));
    }

    /** Writes a file of our own making with its mode. */
    void write(Path file, byte[] bytes, int mode) throws IOException {
        files.create(file, bytes, null);
        Files.setPosixFilePermissions(file, rights(mode));
    }

    private void replace(Path file, Patch patch) throws IOException {
        if (!patch.isEmpty()) {
            byte[] before = patch.source().bytes();
            byte[] after = patch.bytes();
            files.replace(file, before, after);
            undone.push(() -> files.replace(file, after, before));
        }
    }

    private void remove(Path file, byte[] bytes) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
            throw new IOException("it was changed meanwhile");
        }
        Files.delete(file);
    }

    private void undo(IOException why) {
        while (!undone.isEmpty()) {
            try {
                undone.pop().run();
            } catch (IOException e) {
                why.addSuppressed(e);
            }
        }
    }

    /** The rights of a mode such as 0600. */
    static Set<PosixFilePermission> rights(int mode) {
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((mode >> (all.length - 1 - i) & 1) != 0) {
                rights.add(all[i]);
            }
        }
        return rights;
    }
}
