package dev.xmlnet.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote down. */
public final class BuiltVersion {
    private BuiltVersion() {}

    /** Returns it, such as {@code 1.0.0}. */
    public static String text() {
        Properties properties = new Properties();
        try (InputStream in = BuiltVersion.class.getResourceAsStream("/dev/xmlnet/cli/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
