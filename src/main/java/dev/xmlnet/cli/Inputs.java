package dev.xmlnet.cli;

import dev.xmlnet.xml.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finding the files that a command line means. */
final class Inputs {
    private final List<Input> found = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final Map<Path, Input> seen = new HashMap<>();

    private Inputs() {}

    /** A path that was named and is not there, or cannot be walked; as a text, the line that says so. */
    record Missing(String path, String reason) {
        @Override
        public String toString() {
            return path + ": error: " + reason + " [no-file]";
        }
    }

    /**
     * Walks the paths.
     *
     * @throws UsageException if nothing is named, or the list cannot be read
     */
    static Inputs of(List<String> paths, String filesFrom, boolean nulSeparated, InputStream stdin) {
        Inputs inputs = new Inputs();
        for (String path : paths) {
            if (path.isEmpty()) {
                throw new UsageException("PATH is empty; name a file or directory, or . for this directory");
            }
            inputs.add(path, false);
        }
        if (filesFrom != null) {
            for (String path : list(filesFrom, nulSeparated, stdin)) {
                inputs.add(path, true);
            }
        } else if (paths.isEmpty()) {
            throw new UsageException("no PATH: name files or directories, or - for standard input");
        }
        // Two hundred thousand comparisons cost nothing beside the reading of the files.
        inputs.found.sort((one, other) -> one.shown().compareTo(other.shown()));
        return inputs;
    }

    /** What is there, by path. */
    List<Input> found() {
        return found;
    }

    /** Paths that were named and are not there, or cannot be walked; with the reason. */
    List<Missing> missing() {
        return missing;
    }

    private void add(String name, boolean listed) {
        if (name.equals("-")) {
            if (!found.contains(Input.STANDARD)) {
                found.add(Input.STANDARD);
            }
            return;
        }
        try {
            // Most names are text, and a start has no time for the others.
            add(name.indexOf(FileNames.LOST) < 0 ? Path.of(name) : FileNames.path(name), name, listed);
        } catch (InvalidPathException e) {
            missing.add(new Missing(name, "this is not a path: " + e.getReason()));
        } catch (IOException e) {
            missing.add(new Missing(name, Words.of(e)));
        }
    }

    private void add(Path path, String name, boolean listed) throws IOException {
        if (Files.isDirectory(path)) {
            walk(path);
        } else if (AtomicFile.isStream(path) || (Files.exists(path) && !Files.isRegularFile(path))) {
            found.add(Input.ofPipe(path, name, listed));
        } else if (Files.exists(path)) {
            addFile(path, new Input(path, name, path.getFileName(), true, listed, Files.size(path)));
        } else {
            missing.add(new Missing(name, "there is no such file or directory"));
        }
    }

    private void addFile(Path path, Input input) throws IOException {
        // A link and its file are one guest, which is done once.
        Path file = input.named() ? path.toRealPath() : path;
        Input other = seen.putIfAbsent(file, input);
        if (other == null) {
            found.add(input);
        } else if (input.named() && !other.named()) {
            // To be named counts for more than to be found, wherever else the file is.
            Input named = new Input(other.path(), other.shown(), other.output(), true, input.listed(), other.size());
            found.set(found.indexOf(other), named);
            seen.put(file, named);
        }
    }

    /**
     * A directory that is named may be a link; links inside it are not followed: libvirt's own autostart folder holds links to the guests beside
     * it, and each guest is to be done once.
     */
    private void walk(Path directory) throws IOException {
        Path top = directory.toRealPath();
        String shown = directory.resolve("x").toString();
        String prefix = shown.substring(0, shown.length() - 1);
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && file.toString().endsWith(".xml")) {
                    Path below = top.relativize(file);
                    addFile(file, new Input(file, prefix + below, below, false, false, attributes.size()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                boolean temporary = AtomicFile.isTemporary(nameOf(below));
                return temporary && !below.equals(top) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                String name = nameOf(file);
                boolean gone = e instanceof NoSuchFileException && !name.endsWith(".xml");
                // Other programs make files and remove them meanwhile.
                if (gone || AtomicFile.isTemporary(name)) {
                    return FileVisitResult.CONTINUE;
                }
                missing.add(new Missing(directory.resolve(top.relativize(file)).toString(), Words.of(e)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Checks that each can be written in its place.
     *
     * @throws UsageException if one is standard input, a pipe or a device
     */
    void mustBeFiles() {
        for (Input input : found) {
            if (input.equals(Input.STANDARD)) {
                throw new UsageException("-i cannot write standard input back");
            } else if (input.isStandard()) {
                throw new UsageException(
                        "-i: " + input.shown() + " is a pipe or a device, which cannot be written back");
            }
        }
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** The directories in which named or found files are. */
    Set<Path> directories() {
        Set<Path> directories = new HashSet<>();
        seen.keySet().forEach(file -> directories.add(file.getParent()));
        return directories;
    }

    /** What identifies the file behind an input, whatever its path; null where the system has no such thing. */
    static Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /** The input that is a file; null if none is. */
    Input sameAs(Path file) {
        Object key = key(file);
        for (Input input : found) {
            if (key != null && !input.isStandard() && key.equals(key(input.path()))) {
                return input;
            }
        }
        return null;
    }

    private static List<String> list(String filesFrom, boolean nulSeparated, InputStream stdin) {
        try {
            byte[] bytes = filesFrom.equals("-") ? Memory.read(stdin) : Memory.read(Path.of(filesFrom));
            String text = new String(bytes, FileNames.CHARSET);
            List<String> names = new ArrayList<>();
            for (String name : text.split(nulSeparated ? "\0" : "\r?\n")) {
                if (!name.isEmpty()) {
                    names.add(name);
                } else if (nulSeparated && !text.isEmpty()) {
                    // A line may be blank; with NUL somebody wrote an empty path.
                    throw new UsageException("--files-from " + filesFrom + ": path " + (names.size() + 1)
                            + " is empty; remove it, or use . for this directory");
                }
            }
            return names;
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("--files-from " + filesFrom + ": " + Words.of(e));
        }
    }
}
