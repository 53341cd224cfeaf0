package dev.xmlnet.host.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Passwords and keys in files of a host, which no diff shows. */
public final class Secrets {
    private static final Pattern KEYS = Pattern.compile(
            "(?im)^[^\\S\\n]*(- *)?[\"']?[a-z0-9-]*(psk|password|passwd|passphrase|secret|wep-key[0-9]?|private-?key|preshared-?key|pin)[\"']?[^\\S\\n]*[=: ]");

    /** One of these is in every such key; they are found without a pattern, which most texts need not be held against. */
    private static final List<String> HINTS = List.of("psk", "pass", "secret", "key", "pin");

    private Secrets() {}

    /** True if a text holds a line that may be one. */
    public static boolean isIn(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return HINTS.stream().anyMatch(small::contains) && KEYS.matcher(text).find();
    }
}
