package dev.xmlnet.cli.check;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.Memory;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.cli.options.JsonOption;
import dev.xmlnet.report.Baseline;
import dev.xmlnet.xml.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The file that {@code --write-baseline} writes: a new one, or one that is a baseline, and never anything else. */
final class BaselineFile {
    private final Path file;

    /** What is there; null for a new file, and for what is no file, such as a pipe. */
    private final byte @Nullable [] before;

    private BaselineFile(Path file, byte @Nullable [] before) {
        this.file = file;
        this.before = before;
    }

    /**
     * Looks at what is there.
     *
     * @param config what named the file; null if the command line did
     * @throws UsageException if something would be lost
     */
    static BaselineFile of(String name, @Nullable CheckConfig config, Inputs inputs) {
        try {
            Path file = Path.of(name);
            if (config != null && config.directory() != null && !isBelow(file, config.directory())) {
                throw new UsageException(config.shown() + ": baseline '" + name
                        + "' is outside the directory of this file; to write it, name it by --baseline");
            }
            Input input = inputs.sameAs(file);
            if (input != null) {
                throw refused(name, "is an input (" + input.shown() + "); name another file");
            } else if (Files.isDirectory(file)) {
                throw refused(name, "is a directory; name a file");
            } else if (!Files.exists(file) && Files.isSymbolicLink(file)) {
                throw refused(name, "is a link to a file that is not there; name that file");
            } else if (!Files.isRegularFile(file)) {
                return new BaselineFile(file, null);
            }
            return new BaselineFile(file, read(name));
        } catch (InvalidPathException e) {
            throw new UsageException("--baseline: this is not a path: " + e.getReason());
        } catch (IOException e) {
            throw refused(name, "cannot be looked at (" + Words.of(e) + "); name another file");
        }
    }

    private static byte[] read(String name) throws IOException {
        try {
            JsonOption.baseline(name);
        } catch (UsageException e) {
            if (!isInConflict(Path.of(name))) {
                throw refused(name, "is there and is not a baseline; name another file, or remove this one");
            }
        }
        return Memory.read(Path.of(name));
    }

    /** A baseline that git could not merge is written again. */
    private static boolean isInConflict(Path file) throws IOException {
        byte[] head = Baseline.head();
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(head.length), head)
                    && new String(Memory.read(in), StandardCharsets.ISO_8859_1).contains("\n<<<<<<< ");
        }
    }

    private static UsageException refused(String name, String why) {
        return new UsageException("--write-baseline: " + name + " " + why);
    }

    /** By where links lead to. */
    private static boolean isBelow(Path file, Path directory) throws IOException {
        Path place = file.toAbsolutePath().normalize();
        while (place != null && !Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            place = place.getParent();
        }
        return place != null && place.toRealPath().startsWith(directory.toRealPath());
    }

    /**
     * Writes it: whole or not at all.
     *
     * @throws AtomicFile.ConcurrentChangeException if another file is there by now
     */
    void write(Baseline baseline) throws IOException {
        byte[] bytes = baseline.bytes();
        if (before == null) {
            AtomicFile.create(file, bytes);
        } else {
            AtomicFile.replace(file, before, bytes);
        }
    }
}
