package dev.xmlnet.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The current directory, in which attempts are made: what a command line names is there, and what it writes goes there. */
final class Workshop {
    private static final Path HERE = Path.of("");
    private static final String REPOSITORY = ".git";
    private static final String AWAY = ".git.away";

    private Map<String, byte[]> laid = Map.of();

    private Workshop() {}

    /**
     * Takes the current directory.
     *
     * @throws IOException if it is not empty: all that is in it will be deleted
     */
    static Workshop open() throws IOException {
        try (Stream<Path> files = Files.list(HERE)) {
            if (files.findAny().isPresent()) {
                throw new IOException("the current directory is not empty");
            }
        }
        return new Workshop();
    }

    /** Makes it a repository of git, with files as its only revision; without git, an empty mark of one. */
    void commit(Map<String, byte[]> files) throws IOException, InterruptedException {
        lay(files);
        for (List<String> words : List.of(
                List.of("init", "-q", "-b", "main"),
                List.of("add", "."),
                List.of("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x"))) {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(words);
            new ProcessBuilder(command).inheritIO().start().waitFor();
        }
    }

    /** Puts the repository in its place or aside, where git does not find it: to ask git takes longer than most attempts. */
    void repository(boolean there) throws IOException {
        Path from = HERE.resolve(there ? AWAY : REPOSITORY);
        if (Files.exists(from)) {
            Files.move(from, HERE.resolve(there ? REPOSITORY : AWAY));
        }
    }

    /** Puts files here, and nothing else. */
    void lay(Map<String, byte[]> files) throws IOException {
        try (Stream<Path> old = Files.walk(HERE)) {
            for (Path path : old.filter(Workshop::isOfAnAttempt)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(path);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        laid = files;
    }

    /** What was put here last. */
    Map<String, byte[]> laid() {
        return laid;
    }

    /** Writes a file. */
    void write(String name, byte[] bytes) throws IOException {
        Path path = HERE.resolve(name);
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        Files.write(path, bytes);
    }

    /** What is here now. */
    Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(HERE)) {
            for (Path path : all.filter(Workshop::isOfAnAttempt).toList()) {
                if (Files.isRegularFile(path)) {
                    files.put(path.toString(), Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    private static boolean isOfAnAttempt(Path path) {
        return !path.toString().isEmpty() && !path.startsWith(REPOSITORY) && !path.startsWith(AWAY);
    }
}
