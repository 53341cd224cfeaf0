package dev.xmlnet.cli;

import java.nio.file.Path;

/**
 * Something to work on.
 *
 * @param path the file; null for standard input
 * @param shown the path as it is printed
 * @param output where it goes below {@code -o DIR}
 * @param named true if a person named it, false if a directory walk found it: then what is no guest
 *     is passed over
 */
record Input(Path path, String shown, Path output, boolean named) {
    /** What {@code -} means. */
    static final Input STANDARD = new Input(null, "<stdin>", Path.of("stdin.xml"), true);

    boolean isStandard() {
        return path == null;
    }
}
