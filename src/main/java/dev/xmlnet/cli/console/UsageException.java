package dev.xmlnet.cli.console;

import java.io.Serial;

/** The command line cannot be carried out as it stands. */
public final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
