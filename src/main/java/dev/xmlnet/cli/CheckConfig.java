package dev.xmlnet.cli;

import dev.xmlnet.check.Rule;
import dev.xmlnet.xml.Location;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

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
record CheckConfig(
        String shown,
        Path directory,
        Set<Rule> disabled,
        boolean strict,
        String libvirt,
        List<Glob> excludes,
        String baseline,
        String hostFacts,
        String schemas,
        List<Ignore> ignores) {
    static final String NAME = ".xmlnet.toml";

    /** What holds where there is no file. */
    static final CheckConfig NONE =
            new CheckConfig(null, null, Set.of(), false, null, List.of(), null, null, null, List.of());

    /**
     * Rules that are turned off for some files.
     *
     * @param files the files, by their paths below the directory
     * @param location where it stands
     * @param line the text of that line
     */
    record Ignore(List<Glob> files, Set<Rule> rules, Location location, String line) {
        boolean isAbout(Path below) {
            return below != null && files.stream().anyMatch(file -> file.matches(below));
        }
    }

    /** Looks in an absolute directory and those above it, up to the one that holds {@code .git}; null if there is none. */
    static Path find(Path start) {
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
    List<Ignore> about(Path below) {
        return ignores.stream().filter(ignore -> ignore.isAbout(below)).toList();
    }

    /** A path below the directory; null for one that is not there, and for standard input. */
    Path below(String path) {
        return below(directory, path);
    }

    /** The same for any directory; the path is as it is printed. */
    static Path below(Path directory, String path) {
        try {
            Path absolute = Path.of(path).toAbsolutePath().normalize();
            return absolute.startsWith(directory) && !path.equals(Input.STDIN) ? directory.relativize(absolute) : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
