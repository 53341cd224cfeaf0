package dev.xmlnet.xml;

import java.io.Serial;

/** An input that cannot be worked on; the {@link #diagnostic()} says where and why. */
public final class DocumentException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    /** Wraps a diagnostic. */
    public DocumentException(Diagnostic diagnostic) {
        super(diagnostic.message());
        this.diagnostic = diagnostic;
    }

    /** Wraps a diagnostic with the cause. */
    public DocumentException(Diagnostic diagnostic, Throwable cause) {
        super(diagnostic.message(), cause);
        this.diagnostic = diagnostic;
    }

    /** What to tell the person. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
