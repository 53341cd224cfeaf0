package dev.xmlnet.cli.io;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Paths of names that Java could not decode. A name is bytes to the system and text to Java; what is no text becomes U+FFFD,
 * and the way back names no file. A directory hands out the bytes, so they are found there.
 */
public final class FileNames {
    /** What Java decodes names by. */
    public static final Charset CHARSET = charset();

    /** What stands in a text for bytes that are none. */
    public static final char LOST = '\uFFFD';

    private FileNames() {}

    private static Charset charset() {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        // With ASCII, Java reads no other name; a list may still hold some, to be told of as they are.
        return name.startsWith("ANSI_") || !Charset.isSupported(name) ? StandardCharsets.UTF_8 : Charset.forName(name);
    }

    /** Names as another program gives them, as Java shows those of paths. */
    public static String text(byte[] names) {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        return new String(names, Charset.isSupported(name) ? Charset.forName(name) : CHARSET);
    }

    /**
     * The path that is meant by a name.
     *
     * @throws IOException if several files are shown by the same name
     */
    public static Path path(String name) throws IOException {
        Path path = Path.of(name);
        if (name.indexOf(LOST) < 0 || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return path;
        }
        Path found = path.isAbsolute() ? path.getRoot() : Path.of("");
        for (Path part : path) {
            found = found.resolve(part.toString().indexOf(LOST) < 0 ? part : in(found, part));
        }
        return found;
    }

    private static Path in(Path directory, Path part) throws IOException {
        Path match = null;
        try (DirectoryStream<Path> names = Files.newDirectoryStream(directory)) {
            for (Path name : names) {
                if (name.getFileName().toString().equals(part.toString())) {
                    if (match != null) {
                        throw new IOException("its name is not " + CHARSET.name()
                                + ", and several files are shown by it; name their directory");
                    }
                    match = name.getFileName();
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return match == null ? part : match;
    }
}
