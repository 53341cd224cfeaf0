package dev.xmlnet.cli.console;

/** What the process returns; hooks rely on these numbers. */
public final class ExitCode {
    /** Done, nothing to report. */
    public static final int OK = 0;

    /** {@code check} found errors, {@code --check} would change something, or {@code --strict} and something was lost. */
    public static final int FINDINGS = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** An input could not be read, parsed, converted or written; the others were done. */
    public static final int INPUT = 3;

    /** A bug in xmlnet. */
    public static final int BUG = 70;

    private ExitCode() {}
}
