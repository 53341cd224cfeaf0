package dev.xmlnet.args.virtinstall;

/** Says that the text of a {@code --network} is not one that virt-install takes. */
final class BadOptionException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final int column;

    /**
     * A fault.
     *
     * @param message what is wrong, and what to do
     * @param column where, from 1
     */
    BadOptionException(String message, int column) {
        super(message);
        this.reason = message;
        this.column = column;
    }

    /** The message, what is wrong and what to do. */
    String reason() {
        return reason;
    }

    /** Where it is, from 1. */
    int column() {
        return column;
    }
}
