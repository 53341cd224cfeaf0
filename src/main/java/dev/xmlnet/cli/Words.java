package dev.xmlnet.cli;

import dev.xmlnet.xml.Diagnostic;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What Java says, in words for a person. */
final class Words {
    private Words() {}

    /** What is told of a file that could not be read; it has no place. */
    static Diagnostic unread(IOException e) {
        return e instanceof Memory.TooLargeException
                ? Diagnostic.error("too-large", e.getMessage(), null)
                : Diagnostic.error("not-read", "it cannot be read: " + of(e), null);
    }

    /** Why a file could not be read or written. */
    static String of(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or directory";
        } else if (e instanceof AccessDeniedException) {
            return "no permission";
        } else if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
