package dev.xmlnet.cli.reserve;

import dev.xmlnet.cli.console.DiffColours;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.LibvirtFiles;
import dev.xmlnet.cli.io.Writing;
import dev.xmlnet.cli.options.RewriteOptions;
import dev.xmlnet.cli.options.RewriteOptions.Way;
import dev.xmlnet.xml.AtomicBatch;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Patch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The changed files of a run, and how they reach the person. */
final class Changes {
    private final RewriteOptions options;
    private final Streams streams;
    private final Told told;
    private final List<Change> all = new ArrayList<>();

    /** A file and its edits; the path is null for what cannot be written back. */
    private record Change(String shown, @Nullable Path file, Path name, Patch patch) {}

    Changes(RewriteOptions options, Streams streams, Told told) {
        this.options = options;
        this.streams = streams;
        this.told = told;
    }

    /**
     * Adds a file, changed or not.
     *
     * @param file where it is; null for standard input
     * @param name what it is called below a directory
     */
    void add(String shown, @Nullable Path file, Path name, Patch patch) {
        all.add(new Change(shown, file, name, patch));
    }

    /** True if a file changes. */
    boolean any() {
        return all.stream().anyMatch(change -> !change.patch().isEmpty());
    }

    /**
     * Writes or prints them.
     *
     * @throws IOException if standard output takes no more
     */
    void finish(Inputs inputs) throws IOException {
        if (options.way() == Way.IN_PLACE || options.way() == Way.DIRECTORY) {
            write(inputs);
            return;
        }
        for (Change change : all) {
            streams.out().stream().write(printed(change));
        }
        streams.out().stream().flush();
    }

    private byte[] printed(Change change) {
        if (options.way() == Way.DIFF) {
            byte[] diff = change.patch().diff(change.shown());
            return streams.out().colours() ? DiffColours.of(diff) : diff;
        } else if (options.way() == Way.CHECK) {
            String path = change.patch().isEmpty() ? "" : change.shown() + "\n";
            return path.getBytes(StandardCharsets.UTF_8);
        }
        return change.patch().bytes();
    }

    private void write(Inputs inputs) {
        AtomicBatch files = new AtomicBatch();
        Writing writing = new Writing(inputs, files, streams.err());
        try {
            for (Change change : all) {
                write(change, files);
            }
            if (!writing.finish()) {
                told.error(null, "not-written", "the disk failed; look at the files");
            }
        } finally {
            writing.end();
        }
    }

    private void write(Change change, AtomicBatch files) {
        try {
            if (options.way() == Way.DIRECTORY) {
                Path target = options.directory().resolve(change.name());
                Files.createDirectories(
                        Objects.requireNonNull(target.toAbsolutePath().getParent()));
                files.create(target, change.patch().bytes(), change.file());
            } else if (!change.patch().isEmpty()) {
                Path file = Objects.requireNonNull(change.file());
                Diagnostic own =
                        LibvirtFiles.warning(file, change.patch().source().text());
                if (own != null) {
                    told.print(change.shown(), own);
                }
                files.replace(
                        file, change.patch().source().bytes(), change.patch().bytes());
            }
        } catch (AtomicFile.ConcurrentChangeException e) {
            told.print(
                    change.shown(),
                    Diagnostic.error(
                            "changed-meanwhile", "the file was changed meanwhile and is left alone; run again", null));
        } catch (IOException e) {
            told.print(change.shown(), Diagnostic.error("not-written", "not written: " + Words.of(e), null));
        }
    }
}
