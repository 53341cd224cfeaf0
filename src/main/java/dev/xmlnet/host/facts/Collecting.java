package dev.xmlnet.host.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The collecting of facts on a host. */
public final class Collecting {
    private Collecting() {}

    /** Returns a script for any POSIX shell, which only reads and prints what {@link FactsParts} reads. */
    public static String script() {
        try (InputStream in = Collecting.class.getResourceAsStream("facts.sh")) {
            if (in == null) {
                throw new IllegalStateException("facts.sh is missing beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
