package dev.xmlnet.xml;

import java.util.Locale;

/** How much a {@link Diagnostic} matters. */
public enum Severity {
    /** Nothing is written for this input. */
    ERROR,
    /** Something of worth is lost or will not work. */
    WARNING,
    /** Good to know. */
    NOTE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The lower-case word that is printed: {@code error}, {@code warning} or {@code note}. */
    public String word() {
        return word;
    }
}
