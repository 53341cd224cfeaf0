package dev.xmlnet.cli.console;

import java.io.OutputStream;

/**
 * One way out of the process.
 *
 * @param terminal true if a person sees it
 * @param colours true if it takes colours
 */
public record Console(OutputStream stream, boolean terminal, boolean colours) {}
