package dev.xmlnet.cli.console;

/** How much a person wants to hear. */
public enum Level {
    /** Errors only. */
    QUIET,
    /** Everything once. */
    NORMAL,
    /** Everything where it belongs, however often. */
    VERBOSE
}
