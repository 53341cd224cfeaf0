package dev.xmlnet.xml;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An input that cannot be worked on; the {@link #diagnostics()} say where and why, and the message is the first of them. */
public final class DocumentException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** Wraps a diagnostic. */
    public DocumentException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** Wraps a diagnostic with the cause. */
    public DocumentException(Diagnostic diagnostic, @Nullable Throwable cause) {
        super(message(diagnostic), cause);
        this.diagnostics = List.of(diagnostic);
    }

    /**
     * Wraps all that is wrong with an input.
     *
     * @param diagnostics at least one
     */
    public DocumentException(List<Diagnostic> diagnostics) {
        super(message(diagnostics.get(0)));
        this.diagnostics = List.copyOf(diagnostics);
    }

    private static String message(Diagnostic diagnostic) {
        Location location = diagnostic.location();
        return location == null
                ? diagnostic.message()
                : location.line() + ":" + location.column() + ": " + diagnostic.message();
    }

    /** The first thing to tell the person. */
    public Diagnostic diagnostic() {
        return diagnostics.get(0);
    }

    /** All there is to tell, in the order of the text. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
