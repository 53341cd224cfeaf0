package dev.xmlnet.cli;

import java.io.Serial;

/** The command line cannot be carried out as it stands. */
final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
