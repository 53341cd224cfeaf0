package dev.xmlnet.xml;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell a person about one input. The path is not part of it: whoever read the input
 * knows it and adds it when printing.
 *
 * @param severity how much it matters
 * @param id a short stable name such as {@code lost-filterref}, for people who search or filter
 * @param message one line: what is wrong, and what to do
 * @param location where, or null when it is about the input as a whole
 */
public record Diagnostic(
        Severity severity,
        String id,
        String message,
        @Nullable Location location) {
    /** Checks that nothing but the location is null. */
    public Diagnostic {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(message, "message");
    }

    /** An error at a place. */
    public static Diagnostic error(String id, String message, @Nullable Location location) {
        return new Diagnostic(Severity.ERROR, id, message, location);
    }

    /** A warning at a place. */
    public static Diagnostic warning(String id, String message, @Nullable Location location) {
        return new Diagnostic(Severity.WARNING, id, message, location);
    }

    /** A note at a place. */
    public static Diagnostic note(String id, String message, @Nullable Location location) {
        return new Diagnostic(Severity.NOTE, id, message, location);
    }
}
