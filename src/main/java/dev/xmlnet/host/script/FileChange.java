package dev.xmlnet.host.script;

import org.jspecify.annotations.Nullable;

/**
 * A file of the host that comes, goes or becomes another one.
 *
 * @param path from the root of the host, such as {@code /etc/network/interfaces}
 * @param mode that it has afterwards, such as 0644; of a file that goes it says nothing
 * @param before of what it holds now; null if it is not there yet
 * @param after of what it is to hold; null if it goes
 * @param commands shell commands that print what it is to hold; empty if it goes
 */
public record FileChange(
        String path,
        int mode,
        @Nullable Checksum before,
        @Nullable Checksum after,
        String commands) {
    /**
     * Holds the parts against each other.
     *
     * @throws IllegalArgumentException if the path does not begin at the root, or the file neither is nor comes
     */
    public FileChange {
        if (!path.startsWith("/") || path.endsWith("/") || path.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "'" + path + "' is not the path of a file on the host; begin it with /etc");
        } else if (before == null && after == null) {
            throw new IllegalArgumentException(path + " is neither there before nor after");
        }
    }

    /**
     * Returns the change of a file.
     *
     * @param before what it holds now, byte for byte; null if it is not there yet
     * @param after what it is to hold; null if it goes
     * @throws IllegalArgumentException if the path does not begin at the root, or both are null
     */
    public static FileChange of(String path, int mode, byte @Nullable [] before, byte @Nullable [] after) {
        return new FileChange(
                path,
                mode,
                before == null ? null : Checksum.of(before),
                after == null ? null : Checksum.of(after),
                after == null ? "" : ShellText.print(after));
    }
}
