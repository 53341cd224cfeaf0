package dev.xmlnet.json;

import java.io.Serial;

/** A text that is not JSON. */
public final class JsonException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int offset;

    /** Says why, and where in the text. */
    public JsonException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** The char where it stops being JSON. */
    public int offset() {
        return offset;
    }
}
