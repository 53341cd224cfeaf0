package dev.xmlnet.xml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Making a file that differs from another in its bytes only: owner, group, mode, ACL, extended attributes and label are the
 * same. It must be made in a directory that nobody else can enter, since for a moment it has the mode without the ACL.
 */
final class Twin {
    private static final String LOOKED_AT = "unix:uid,gid,mode,nlink,ino,dev,ctime";
    private static final int GROUP = 070;
    private static final int OTHERS = 07;
    private static final int BITS_OF_GROUP = 3;
    private static final int PERMISSIONS = 07777;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Path file;
    private final Map<String, Object> attributes;

    private Twin(Path file, Map<String, Object> attributes) {
        this.file = file;
        this.attributes = attributes;
    }

    /** Looks at the file to be replaced. */
    static Twin of(Path file) throws IOException {
        return new Twin(file, look(file));
    }

    /**
     * Checks that the file, as it is now, has no other name, which would keep the old bytes.
     *
     * @throws FileSystemException if it has
     */
    void mustHaveOneName() throws IOException {
        Object names = Temporaries.MODES ? Files.getAttribute(file, "unix:nlink") : 1;
        if (!names.equals(1)) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "it has " + names
                            + " names (hard links), and only this one would change; remove the others, or write a copy");
        }
    }

    /** The file to be replaced. */
    Path file() {
        return file;
    }

    private static Map<String, Object> look(Path file) throws IOException {
        return Temporaries.MODES ? Files.readAttributes(file, LOOKED_AT, LinkOption.NOFOLLOW_LINKS) : Map.of();
    }

    /** True if neither its bytes nor its attributes were touched, nor another file put in its place. */
    boolean isUntouched() throws IOException {
        return attributes.equals(look(file));
    }

    /**
     * Makes the twin.
     *
     * @param sync true to return when the bytes are on the disk
     * @throws IOException if it cannot be made, or cannot have what the file has
     */
    void make(Path twin, byte[] content, boolean sync) throws IOException {
        if (inheritsAcl(Temporaries.directory(twin))) {
            copyWithoutInheritance(twin);
        } else {
            // Of all that Java offers only this copies ACLs and labels, too.
            Files.copy(file, twin, StandardCopyOption.COPY_ATTRIBUTES);
        }
        try (FileChannel channel = FileChannel.open(twin, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.truncate(content.length);
            keepOwnerAndMode(twin);
            keepExtendedAttributes(twin);
            if (sync) {
                channel.force(true);
            }
        }
    }

    /** By numbers: the names of owner and group would be looked up in the machine's lists of users, for each file again. */
    private void keepOwnerAndMode(Path twin) throws IOException {
        if (!Temporaries.MODES) {
            return;
        }
        Map<String, Object> fresh = look(twin);
        // Only root may give a file away, so ask for it only where it differs.
        for (String owner : List.of("uid", "gid")) {
            if (number(attributes, owner) != number(fresh, owner)) {
                set(twin, owner, number(attributes, owner), owner.equals("uid") ? "owner" : "group");
            }
        }
        // To write, and to give the file away, removes setuid.
        int mode = number(attributes, "mode");
        boolean given =
                number(attributes, "uid") != number(fresh, "uid") || number(attributes, "gid") != number(fresh, "gid");
        if (given || mode != number(fresh, "mode")) {
            set(twin, "mode", mode & PERMISSIONS, "mode");
        }
    }

    /** One of those that were looked at, where files have modes. */
    private static int number(Map<String, Object> attributes, String name) {
        return (int) Objects.requireNonNull(attributes.get(name));
    }

    private void set(Path twin, String attribute, int value, String word) throws IOException {
        try {
            Files.setAttribute(twin, "unix:" + attribute, value, LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException e) {
            throw new FileSystemException(
                    file.toString(), null, "its " + word + " cannot be kept (" + e.getReason() + ")");
        }
    }

    private void keepExtendedAttributes(Path twin) throws IOException {
        List<String> names = extendedAttributes(file);
        if (!names.isEmpty() && !extendedAttributes(twin).containsAll(names)) {
            throw new FileSystemException(
                    file.toString(), null, "its extended attributes cannot be kept: " + String.join(", ", names));
        }
    }

    private static List<String> extendedAttributes(Path file) throws IOException {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        try {
            return view == null ? List.of() : view.list();
        } catch (FileSystemException e) {
            // The file system has none.
            return List.of();
        }
    }

    /**
     * True if a file that is made in the directory could give rights that this one does not give. A default ACL of the
     * directory gives them to users and groups, at most those of the group's bits; where everybody has these, nothing is given.
     * Java cannot ask for an ACL, and {@code ls} costs some milliseconds.
     */
    private boolean inheritsAcl(Path directory) {
        if (!Temporaries.MODES) {
            return false;
        }
        int mode = number(attributes, "mode");
        int group = (mode & GROUP) >> BITS_OF_GROUP;
        return (group & ~(mode & OTHERS)) != 0 && DefaultAcl.isOn(directory);
    }

    private void copyWithoutInheritance(Path twin) throws IOException {
        String said = run("cp", "--preserve=all", "--", file.toString(), twin.toString());
        if (said == null) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "its directory has a default ACL, which a new file would get; remove it (setfacl -k)");
        }
    }

    /** What a program prints; null if it cannot be run, fails or hangs. */
    static @Nullable String run(String... command) {
        try {
            Program.Ended ended = Program.run(LONGEST, List.of(command));
            return ended.exit() == 0 ? ended.text() : null;
        } catch (IOException e) {
            return null;
        }
    }
}
