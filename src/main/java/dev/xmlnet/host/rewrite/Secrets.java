package dev.xmlnet.host.rewrite;

import java.util.regex.Pattern;

/** Passwords and keys in files of a host, which no diff shows. */
public final class Secrets {
    private static final Pattern KEYS = Pattern.compile(
            "(?im)^[^\\S\\n]*(- *)?[\"']?[a-z0-9-]*(psk|password|passwd|passphrase|secret|wep-key[0-9]?|private-?key|preshared-?key|pin)[\"']?[^\\S\\n]*[=: ]");

    private Secrets() {}

    /** True if a text holds a line that may be one. */
    public static boolean isIn(String text) {
        return KEYS.matcher(text).find();
    }
}
