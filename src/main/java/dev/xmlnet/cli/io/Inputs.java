package dev.xmlnet.cli.io;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.xml.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finding the files that a command line means. */
public final class Inputs {
    private final List<Input> found = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final Map<Path, Input> seen = new HashMap<>();

    private final WalkRules rules;
    private final Predicate<Path> wanted;

    private Inputs(WalkRules rules, Predicate<Path> wanted) {
        this.rules = rules;
        this.wanted = wanted;
    }

    /** A path that was named and is not there, or cannot be walked; as a text, the line that says so. */
    public record Missing(String path, String reason) {
        @Override
        public String toString() {
            return path + ": error: " + reason + " [no-file]";
        }
    }

    /**
     * What names files.
     *
     * @param paths named ones
     * @param filesFrom a list of others; null if there is none
     * @param nulSeparated true if it has NUL between two
     * @param stdin what {@code -} is called; null if nobody said
     */
    public record Named(
            List<String> paths,
            @Nullable String filesFrom,
            boolean nulSeparated,
            @Nullable String stdin) {}

    /**
     * Walks the paths; of a directory, {@code *.xml} are wanted.
     *
     * @throws UsageException if nothing is named, or the list cannot be read
     */
    public static Inputs of(Named named, WalkRules rules, InputStream stdin) {
        return of(named, rules, stdin, file -> file.toString().endsWith(".xml"));
    }

    /**
     * Walks the paths.
     *
     * @param wanted what is wanted of a directory, by its path
     * @throws UsageException if nothing is named, or the list cannot be read
     */
    public static Inputs of(Named named, WalkRules rules, InputStream stdin, Predicate<Path> wanted) {
        Inputs inputs = new Inputs(rules, wanted);
        for (String path : named.paths()) {
            if (path.isEmpty()) {
                throw new UsageException("PATH is empty; name a file or directory, or . for this directory");
            }
        }
        List<String> listed =
                named.filesFrom() == null ? List.of() : list(named.filesFrom(), named.nulSeparated(), stdin);
        if (named.filesFrom() == null && named.paths().isEmpty()) {
            throw new UsageException("no PATH: name files or directories, or - for standard input");
        }
        if (named.paths().contains("-") || listed.contains("-")) {
            inputs.addStandard(named.stdin());
        } else if (named.stdin() != null) {
            throw new UsageException("--stdin-filename goes with -, which is standard input");
        }
        named.paths().forEach(path -> inputs.add(path, false));
        listed.forEach(path -> inputs.add(path, true));
        // Two hundred thousand comparisons cost nothing beside the reading of the files.
        inputs.found.sort((one, other) -> one.shown().compareTo(other.shown()));
        return inputs;
    }

    /** What a walk through directories finds. */
    public static Inputs in(List<String> directories) {
        return of(new Named(directories, null, false, null), WalkRules.DEFAULT, InputStream.nullInputStream());
    }

    /** Returns those of a command line that names no file. */
    public static Inputs none() {
        return new Inputs(WalkRules.DEFAULT, file -> false);
    }

    /** What is there, by path. */
    public List<Input> found() {
        return found;
    }

    /** Paths that were named and are not there, or cannot be walked; with the reason. */
    public List<Missing> missing() {
        return missing;
    }

    /** An editor gives what a file is going to be: it stands for the file, wherever else that is found. */
    private void addStandard(@Nullable String name) {
        if (name == null) {
            found.add(Input.STANDARD);
            return;
        }
        try {
            if (Path.of(name).getFileName() == null) {
                throw new UsageException("--stdin-filename: name a file, not a directory");
            }
            Input standard = Input.standard(name);
            found.add(standard);
            seen.put(Path.of(name).toRealPath(), standard);
        } catch (InvalidPathException e) {
            throw new UsageException("--stdin-filename: this is not a path: " + e.getReason());
        } catch (IOException e) {
            // It is not there yet.
        }
    }

    private void add(String name, boolean listed) {
        if (name.equals("-")) {
            return; // It was added before.
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
        } else if (listed && rules.exclude(name)) {
            return; // A list often has all files of a repository.
        } else if (AtomicFile.isStream(path) || (Files.exists(path) && !Files.isRegularFile(path))) {
            found.add(Input.ofPipe(path, name, listed));
        } else if (Files.exists(path)) {
            addFile(path, new Input(path, name, null, true, listed, Files.size(path)));
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
            Input named = new Input(other.path(), other.shown(), other.top(), true, input.listed(), other.size());
            found.set(found.indexOf(other), named);
            seen.put(file, named);
        }
    }

    private void walk(Path directory) throws IOException {
        Walk.through(directory, rules, wanted, new Walk.Finds() {
            @Override
            public void file(Path top, Path file, String shown, long size) throws IOException {
                addFile(file, new Input(file, shown, top, false, false, size));
            }

            @Override
            public void failed(String shown, IOException why) {
                missing.add(new Missing(shown, Words.of(why)));
            }
        });
    }

    /**
     * Checks that each that a person named can be written in its place; of a list, one costs only itself.
     *
     * @throws UsageException if one is standard input, a pipe or a device
     */
    public void mustBeFiles() {
        for (Input input : found) {
            if (input.isStandard() && input.pipe() == null) {
                throw new UsageException("-i cannot write standard input back");
            } else if (input.isStandard() && !input.listed()) {
                throw new UsageException(
                        "-i: " + input.shown() + " is a pipe or a device, which cannot be written back");
            }
        }
    }

    /** The directories in which named or found files are. */
    public Set<Path> directories() {
        Set<Path> directories = new HashSet<>();
        seen.keySet().forEach(file -> directories.add(file.getParent()));
        return directories;
    }

    /** What identifies the file behind an input, whatever its path; null where the system has no such thing. */
    public static @Nullable Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /** The input that is a file; null if none is. */
    public @Nullable Input sameAs(Path file) {
        Object key = key(file);
        for (Input input : found) {
            if (key != null && !input.isStandard() && key.equals(key(input.file()))) {
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
