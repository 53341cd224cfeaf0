package dev.xmlnet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something to work on.
 *
 * @param path the file; null for standard input
 * @param shown the path as it is printed
 * @param output where it goes below {@code -o DIR}
 * @param named true if a person named it, false if a directory walk found it: then what is no guest
 *     is passed over
 * @param listed true if a list named it, which often has all files of a repository: then what is neither a guest nor
 *     a network is passed over with a note
 */
record Input(Path path, String shown, Path output, boolean named, boolean listed) {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    /** What {@code -} means. */
    static final Input STANDARD = new Input(null, "<stdin>", Path.of("stdin.xml"), true);

    Input(Path path, String shown, Path output, boolean named) {
        this(path, shown, output, named, false);
    }

    boolean isStandard() {
        return path == null;
    }

    /**
     * All that it holds.
     *
     * @throws IOException if it cannot be read, or is larger than an array of Java's can be
     */
    byte[] bytes(InputStream stdin) throws IOException {
        if (isStandard()) {
            return stdin.readAllBytes();
        } else if (Files.size(path) > LARGEST) {
            throw new IOException("the file is larger than 2 GB");
        }
        return Files.readAllBytes(path);
    }
}
