package dev.xmlnet.dhcp;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;

/**
 * A diagnostic with the file that it is about, since a configuration may be several.
 *
 * @param path as in {@link Whence}
 * @param diagnostic with its place in that file
 */
public record Remark(String path, Diagnostic diagnostic) {
    /** Returns one at a place. */
    public static Remark of(Severity severity, String id, String message, Whence where) {
        return new Remark(where.path(), new Diagnostic(severity, id, message, where.location()));
    }

    /** Returns an error at a place. */
    public static Remark error(String id, String message, Whence where) {
        return of(Severity.ERROR, id, message, where);
    }

    /** Returns {@code path:line:column: message}. */
    @Override
    public String toString() {
        Location location = diagnostic.location();
        String place = location == null ? "" : location.line() + ":" + location.column() + ":";
        return path + ":" + place + " " + diagnostic.message();
    }
}
