package dev.xmlnet.args.shell;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;

/**
 * A part of a word whose value only the shell that runs the command knows.
 *
 * @param text as it is written, such as {@code $(hostname)}
 * @param why what it is, as the end of a sentence that begins with the text
 * @param location of its first character
 */
public record Expansion(String text, String why, Location location) {
    private static final int LONGEST = 40;

    /** Returns the error for a word that must be known. */
    public Diagnostic diagnostic() {
        String one = text.replaceAll("\\s+", " ");
        String shown = one.length() <= LONGEST ? one : one.substring(0, LONGEST - 3) + "...";
        return Diagnostic.error("shell-expansion", shown + " " + why + "; write the value instead", location);
    }
}
