package dev.xmlnet.host.netplan;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.xml.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that are not changed, and why. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Rewritten.Note note;

    /**
     * Says why.
     *
     * @param file null for a reason that is no file's
     * @param offset of the char in it
     */
    Refusal(@Nullable HostText file, int offset, String id, String message) {
        super(message);
        note = new Rewritten.Note(
                file,
                Diagnostic.error(
                        id, message, file == null ? null : file.source().locate(offset)));
    }

    /** The result in which nothing changes. */
    Rewritten result() {
        return new Rewritten(List.of(), List.of(), List.of(), List.of(note), true);
    }
}
