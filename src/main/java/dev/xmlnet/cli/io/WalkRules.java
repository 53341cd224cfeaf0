package dev.xmlnet.cli.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the walk through a directory passes over. It counts neither for what a person names nor, but for the patterns, for what a
 * list does.
 *
 * @param everything true to take hidden directories and what git ignores too; {@code .git} is never looked into
 * @param excludes patterns of files that are passed over, by who gave them
 */
public record WalkRules(boolean everything, List<Exclude> excludes) {
    /** What holds where nobody said anything. */
    public static final WalkRules DEFAULT = new WalkRules(false, List.of());

    /**
     * Patterns of files.
     *
     * @param directory the one that their paths begin below, absolute
     * @param elsewhere true if they are about files that are not below it too, by their whole paths
     */
    public record Exclude(Path directory, boolean elsewhere, List<Glob> globs) {
        boolean matches(String shown) {
            Path path = path(shown);
            return path != null && globs.stream().anyMatch(glob -> glob.matches(path));
        }

        boolean matchesAllBelow(String shown) {
            Path path = path(shown);
            return path != null && globs.stream().anyMatch(glob -> glob.matchesAllBelow(path));
        }

        private @Nullable Path path(String shown) {
            Path below = Input.below(directory, shown);
            return below == null && elsewhere ? Input.below(directory.getRoot(), shown) : below;
        }
    }

    /** The same with patterns more. */
    public WalkRules excluding(Exclude exclude) {
        if (exclude.globs().isEmpty()) {
            return this;
        }
        List<Exclude> more = new ArrayList<>(excludes);
        more.add(exclude);
        return new WalkRules(everything, more);
    }

    /** True if a file is passed over for a pattern; it is given as it is printed. */
    public boolean exclude(String shown) {
        return excludes.stream().anyMatch(exclude -> exclude.matches(shown));
    }

    /** True if whatever is in a directory is passed over for a pattern. */
    public boolean excludeAllBelow(String shown) {
        return excludes.stream().anyMatch(exclude -> exclude.matchesAllBelow(shown));
    }
}
