package dev.xmlnet.cli.io;

import dev.xmlnet.xml.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The files and directories below a directory that git ignores; a file that git tracks is none, whatever a pattern says. */
final class GitIgnored {
    private static final String REPOSITORY = ".git";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final GitIgnored NOTHING = new GitIgnored(0, Set.of());

    /** The length of the directory's path and the slash behind it. */
    private final int prefix;

    private final Set<String> names;

    private GitIgnored(int prefix, Set<String> names) {
        this.prefix = prefix;
        this.names = names;
    }

    /**
     * Asks git, which is not asked outside of a work tree. Where it is missing or fails, nothing is ignored; so it is below a
     * directory that git ignores itself.
     *
     * @param directory absolute, without links
     */
    static GitIgnored below(Path directory) {
        boolean isTop = isTop(directory);
        if ((!isTop && !isInWorkTree(directory)) || directory.toString().indexOf(FileNames.LOST) >= 0) {
            return NOTHING;
        }
        try {
            if (!isTop
                    && Git.run(LIMIT, directory, "check-ignore", "--no-index", "--quiet", ".")
                                    .exit()
                            != 1) {
                return NOTHING;
            }
            Program.Ended git = Git.run(
                    LIMIT,
                    directory,
                    "ls-files",
                    "-z",
                    "--others",
                    "--ignored",
                    "--exclude-standard",
                    // Only its name, where all of a directory is ignored.
                    "--directory");
            return git.exit() == 0 ? of(directory, FileNames.text(git.out())) : NOTHING;
        } catch (IOException e) {
            return NOTHING;
        }
    }

    /** True for the top of a work tree, such as a submodule, whose files only its own git knows. */
    static boolean isTop(Path directory) {
        return Files.exists(directory.resolve(REPOSITORY));
    }

    private static boolean isInWorkTree(Path directory) {
        for (Path above = directory; above != null; above = above.getParent()) {
            if (isTop(above)) {
                return true;
            }
        }
        return false;
    }

    private static GitIgnored of(Path directory, String list) {
        Set<String> names = new HashSet<>();
        for (String name : list.split("\0")) {
            names.add(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
        }
        // The directory itself stands there if nothing in it is left, and is what was asked about.
        names.remove(".");
        names.remove("");
        return new GitIgnored(directory.resolve("x").toString().length() - 1, names);
    }

    /** True if a path, which begins with the directory's, is ignored; of one in an ignored directory that is not known. */
    boolean holds(Path path) {
        return !names.isEmpty() && names.contains(path.toString().substring(prefix));
    }
}
