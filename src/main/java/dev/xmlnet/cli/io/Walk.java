package dev.xmlnet.cli.io;

import dev.xmlnet.xml.AtomicFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * The walk to files of some names below a directory. Links are not followed: libvirt's own autostart folder holds links to the
 * guests beside it, and each guest is to be done once.
 */
final class Walk extends SimpleFileVisitor<Path> {
    private final Path directory;
    private final Path top;

    /** What all paths begin with when they are printed. */
    private final String prefix;

    /** So many characters all paths begin with. */
    private final int common;

    private final WalkRules rules;
    private final Predicate<Path> wanted;
    private final Finds finds;

    /** Those of the work trees that the walk is in, the innermost first. */
    private final Deque<WorkTree> trees = new ArrayDeque<>();

    private record WorkTree(Path top, GitIgnored ignored) {}

    /** Who is told of what is found. */
    interface Finds {
        /**
         * A file.
         *
         * @param top the directory that the walk began in, which the file is below
         * @param shown its path as it is printed
         */
        void file(Path top, Path file, String shown, long size) throws IOException;

        /** Something that cannot be looked at. */
        void failed(String shown, IOException why);
    }

    private Walk(Path directory, WalkRules rules, Predicate<Path> wanted, Finds finds) throws IOException {
        // It may be a link, since a person named it.
        this.top = directory.toRealPath();
        this.directory = directory;
        String shown = directory.resolve("x").toString();
        this.prefix = shown.substring(0, shown.length() - 1);
        this.common = top.resolve("x").toString().length() - 1;
        this.rules = rules;
        this.wanted = wanted;
        this.finds = finds;
    }

    /** Goes through a directory that was named, for files that are wanted by their paths. */
    static void through(Path directory, WalkRules rules, Predicate<Path> wanted, Finds finds) throws IOException {
        Walk walk = new Walk(directory, rules, wanted, finds);
        Files.walkFileTree(walk.top, walk);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
        if (!below.equals(top) && passesOver(below)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!rules.everything() && (below.equals(top) || GitIgnored.isTop(below))) {
            trees.push(new WorkTree(below, GitIgnored.below(below)));
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean passesOver(Path below) {
        String name = nameOf(below);
        boolean hidden = rules.everything() ? name.equals(".git") : name.startsWith(".");
        return hidden
                || AtomicFile.isTemporary(name)
                || isIgnored(below)
                || (!rules.excludes().isEmpty() && rules.excludeAllBelow(shown(below)));
    }

    private boolean isIgnored(Path path) {
        return !trees.isEmpty() && trees.peek().ignored().holds(path);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path below, IOException e) throws IOException {
        if (!trees.isEmpty() && trees.peek().top().equals(below)) {
            trees.pop();
        }
        return super.postVisitDirectory(below, e);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile() && wanted.test(file) && !isIgnored(file)) {
            String shown = shown(file);
            if (rules.excludes().isEmpty() || !rules.exclude(shown)) {
                finds.file(top, file, shown, attributes.size());
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        String name = nameOf(file);
        boolean gone = e instanceof NoSuchFileException && !wanted.test(file);
        // Other programs make files and remove them meanwhile.
        if (!gone && !AtomicFile.isTemporary(name) && (file.equals(top) || !passesOver(file))) {
            finds.failed(shown(file), e);
        }
        return FileVisitResult.CONTINUE;
    }

    private String shown(Path path) {
        return path.equals(top)
                ? directory.toString()
                : prefix + path.toString().substring(common);
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
