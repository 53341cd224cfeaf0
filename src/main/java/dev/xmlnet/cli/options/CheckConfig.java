package dev.xmlnet.cli.options;

import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.io.Glob;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.xml.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code .xmlnet.toml} says.
 *
 * @param shown the file as it is printed; null if there is none
 * @param directory the one that it is in, absolute; null if there is none
 * @param disabled rules that are not looked at
 * @param libvirt a version, {@code host} or null; it counts for the other commands too
 * @param excludes files that a walk passes over, by their paths below the directory; for the other commands too
 * @param baseline a path, or null; so for hostFacts and schemas
 */
public record CheckConfig(
        @Nullable String shown,
        @Nullable Path directory,
        Set<Rule> disabled,
        boolean strict,
        @Nullable String libvirt,
        List<Glob> excludes,
        @Nullable String baseline,
        @Nullable String hostFacts,
        @Nullable String schemas,
        List<Ignore> ignores) {
    public static final String NAME = ".xmlnet.toml";

    /** What holds where there is no file. */
    public static final CheckConfig NONE =
            new CheckConfig(null, null, Set.of(), false, null, List.of(), null, null, null, List.of());

    /**
     * Rules that are turned off for some files.
     *
     * @param files the files, by their paths below the directory
     * @param location where it stands
     * @param line the text of that line
     */
    public record Ignore(List<Glob> files, Set<Rule> rules, Location location, String line) {
        public boolean isAbout(@Nullable Path below) {
            return below != null && files.stream().anyMatch(file -> file.matches(below));
        }
    }

    /** Looks in an absolute directory and those above it, up to the one that holds {@code .git}; null if there is none. */
    public static @Nullable Path find(Path start) {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            Path file = directory.resolve(NAME);
            if (Files.isRegularFile(file)) {
                return file;
            }
            if (Files.exists(directory.resolve(".git"))) {
                return null;
            }
        }
        return null;
    }

    /** The entries that are about a path, in order. */
    public List<Ignore> about(@Nullable Path below) {
        return ignores.stream().filter(ignore -> ignore.isAbout(below)).toList();
    }

    /** A path below the directory; null for one that is not there, and for standard input. */
    public @Nullable Path below(String path) {
        return directory == null ? null : Input.below(directory, path);
    }

    /** Why a rule cannot be turned off as a whole; null if it can. */
    public static @Nullable String whyNotDisabled(String id) {
        if (Rule.named(id) == null) {
            return "there is no rule '" + id + "'" + Rule.hint(id);
        }
        return id.equals(Rule.XML001.name())
                ? "XML001 cannot be turned off: a file that cannot be read is not checked by any rule"
                : null;
    }
}
