package dev.xmlnet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files as they were at a revision of their repository; git itself reads them. */
final class GitRevision {
    /** Of a large repository git reads much. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String revision;
    private final Path directory;
    private final Path top;

    /** Those that are other than at the revision, relative to the top. */
    private final Set<Path> changed = new HashSet<>();

    /**
     * The revision of the repository that the first of some files is in.
     *
     * @param revision null if nobody asked
     * @return null if nobody asked or there is no file
     * @throws UsageException if there is no git, no repository or no such revision
     */
    static GitRevision of(String revision, List<Input> inputs) {
        for (Input input : inputs) {
            if (revision != null && !input.isStandard()) {
                return new GitRevision(revision, input.path().toAbsolutePath().getParent());
            }
        }
        return null;
    }

    /**
     * Asks git what changed since then.
     *
     * @param directory one that is in the repository
     */
    private GitRevision(String revision, Path directory) {
        this.revision = revision;
        this.directory = directory;
        if (revision.isEmpty() || revision.startsWith("-")) {
            throw new UsageException("--against " + revision + ": this is not a revision of git");
        }
        top = Path.of(text(run("rev-parse", "--show-toplevel")).strip());
        String commit = text(run("rev-parse", "--verify", "--end-of-options", revision + "^{commit}"))
                .strip();
        for (String path : text(run("diff", "--name-only", "-z", commit)).split("\0")) {
            if (!path.isEmpty()) {
                changed.add(Path.of(path));
            }
        }
    }

    /**
     * A file as it was.
     *
     * @return null if it is the same now, was not there or is in no repository
     * @throws IOException if the file is not there
     */
    byte[] bytes(Path file) throws IOException {
        Path real = file.toRealPath();
        if (!real.startsWith(top) || !changed.contains(top.relativize(real))) {
            return null;
        }
        try {
            return run("cat-file", "blob", revision + ":" + top.relativize(real));
        } catch (UsageException e) {
            // It is new.
            return null;
        }
    }

    private byte[] run(String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(words));
        try {
            Program.Ended git = Program.run(LIMIT, command);
            if (git.exit() != 0) {
                throw new UsageException("--against " + revision + ": git says: "
                        + git.err().lines().findFirst().orElse("no"));
            }
            return git.out();
        } catch (IOException e) {
            throw new UsageException("--against " + revision + ": git does not run: " + Words.of(e));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
