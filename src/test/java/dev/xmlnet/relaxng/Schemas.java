package dev.xmlnet.relaxng;

import java.io.IOException;
import java.nio.file.Path;

/** Two schemas that should be equal: xmlnet's and that of the installed libvirt. Safe for many threads. */
final class Schemas {
    private final Judge ours;
    private final Judge theirs;

    Schemas(Path ours, Path theirs) throws IOException {
        this.ours = new Judge(ours);
        this.theirs = new Judge(theirs);
    }

    boolean differ(Tree document) {
        return ours.accepts(document) != theirs.accepts(document);
    }

    boolean bothAccept(Tree document) {
        return ours.accepts(document) && theirs.accepts(document);
    }

    /** Which schema refuses a document on which they differ, and why. */
    String difference(Tree document) {
        String refusal = ours.refusal(document);
        return refusal != null
                ? "only xmlnet's schema refuses it: " + refusal
                : "only libvirt's schema refuses it: " + theirs.refusal(document);
    }
}
