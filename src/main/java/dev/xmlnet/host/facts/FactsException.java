package dev.xmlnet.host.facts;

import java.io.Serial;

/** A text that is not what was collected on a host, or not all of it. */
public final class FactsException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;

    FactsException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Returns the line, from 1. */
    public int line() {
        return line;
    }
}
