package dev.xmlnet.cli.io;

import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of the disk that a configuration includes. */
public final class FileIncludes implements Includes {
    @Override
    public @Nullable SourceText read(String path) {
        try {
            return SourceText.ofLines(Memory.read(Path.of(path)));
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    @Override
    public @Nullable List<String> list(String directory) {
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
