package dev.xmlnet.host.rewrite;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The change of a host's files. If {@link #refused()}, nothing of it may be written.
 *
 * @param patches the changes of files that are there; a file that stays has none, or an empty one
 * @param created files that come
 * @param removed files that go: those that an earlier change made
 * @param notes what a person must know, in order
 * @param found false if no file says anything of the NIC (or, of the way back, of the bridge)
 */
public record Rewritten(
        List<Changed> patches, List<Created> created, List<HostText> removed, List<Note> notes, boolean found) {
    /**
     * A file that changes.
     *
     * @param file as it is
     * @param patch of its source
     */
    public record Changed(HostText file, Patch patch) {}

    /**
     * A file that comes.
     *
     * @param path in the manner of {@link HostText#path}
     * @param mode such as 0600
     * @param text all of it
     */
    public record Created(String path, int mode, String text) {}

    /**
     * A diagnostic about a file.
     *
     * @param file null for one about the whole host
     */
    public record Note(@Nullable HostText file, Diagnostic diagnostic) {}

    /** True if an error is among the notes. */
    public boolean refused() {
        return notes.stream().anyMatch(note -> note.diagnostic().severity() == Severity.ERROR);
    }

    /** True if any file changes, comes or goes. */
    public boolean changed() {
        return !created.isEmpty()
                || !removed.isEmpty()
                || patches.stream().anyMatch(one -> !one.patch().isEmpty());
    }
}
