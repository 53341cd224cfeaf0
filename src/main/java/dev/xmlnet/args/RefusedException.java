package dev.xmlnet.args;

import dev.xmlnet.xml.Diagnostic;

/** Says that an interface cannot be said by options, or options cannot be read as an interface. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    /** A refusal with its reason, and its place if there is one. */
    public RefusedException(Diagnostic diagnostic) {
        super(diagnostic.message());
        this.diagnostic = diagnostic;
    }

    /** The reason, and what to do. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
