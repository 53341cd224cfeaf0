package dev.xmlnet.xml;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Directories below which a document may name other files to be read: a schema what it includes, a template what it imports.
 * There is no network, and no link leads out of them. Immutable.
 */
public final class AllowedFiles {
    private final List<Path> directories;

    private AllowedFiles(List<Path> directories) {
        this.directories = directories;
    }

    /** A file that may not be read; the message names it, and the directories that may. */
    public static final class NotAllowedException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final boolean outside;

        NotAllowedException(String message, boolean outside) {
            super(message);
            this.outside = outside;
        }

        /** True if it is a file whose directory could be allowed. */
        public boolean isOutside() {
            return outside;
        }
    }

    /** The files below some directories; one that is not there has none. */
    public static AllowedFiles below(Path directory, List<Path> others) {
        List<Path> real = new ArrayList<>();
        real.add(real(directory));
        others.forEach(other -> real.add(real(other)));
        return new AllowedFiles(List.copyOf(real));
    }

    /** True if a path, whose links are followed, is in or below one of the directories; it need not be there. */
    public boolean hold(Path path) {
        Path real = real(path);
        return directories.stream().anyMatch(real::startsWith);
    }

    /**
     * The file that an address names, without links.
     *
     * @param uri absolute
     * @throws NotAllowedException if it is not below the directories, not a file, or not of this machine
     * @throws IOException if it is not there
     */
    public Path file(String uri) throws IOException {
        Path path = path(uri);
        if (!hold(path)) {
            throw new NotAllowedException(path + " is outside " + directories.get(0) + " and is not read", true);
        }
        Path real = path.toRealPath();
        if (!Files.isRegularFile(real)) {
            // A pipe or a device might never end.
            throw new NotAllowedException(path + " is not a file and is not read", false);
        }
        return real;
    }

    private static Path path(String uri) throws NotAllowedException {
        try {
            URI address = new URI(uri);
            boolean local = "file".equalsIgnoreCase(address.getScheme())
                    && address.getPath() != null
                    && (address.getAuthority() == null || address.getAuthority().isEmpty());
            if (local) {
                // A fragment is a place in the file.
                return Path.of(address.getPath());
            }
        } catch (URISyntaxException | InvalidPathException e) {
            throw new NotAllowedException("'" + uri + "' is not the address of a file", false);
        }
        throw new NotAllowedException(uri + " is not a file of this machine and is not read", false);
    }

    /** Without links; of a path that is not there, the part that is. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath();
        for (Path there = whole; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(whole)).normalize();
            } catch (IOException e) {
                // What is above it may be there.
            }
        }
        return whole.normalize();
    }
}
