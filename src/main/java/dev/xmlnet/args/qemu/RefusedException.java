package dev.xmlnet.args.qemu;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An interface that QEMU cannot be told of, or not from outside; the diagnostic says what to do. */
public final class RefusedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    /** Wraps an error at a place. */
    RefusedException(String id, String message, @Nullable Location location) {
        super(message);
        this.diagnostic = Diagnostic.error(id, message, location);
    }

    /** What to tell the person. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
