package dev.xmlnet.dhcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Identifiers as bytes in hex, in the one form of {@link Client}. */
public final class HexBytes {
    private static final Pattern GROUPS = Pattern.compile("\\p{XDigit}{1,2}(:\\p{XDigit}{1,2})*+");
    private static final Pattern DIGITS = Pattern.compile("(\\p{XDigit}{2})++");
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private HexBytes() {}

    /**
     * Reads groups of one or two digits between colons, or digits alone.
     *
     * @return null if the text is anything else
     */
    public static @Nullable String of(String text) {
        if (DIGITS.matcher(text).matches()) {
            return COLONS.formatHex(HexFormat.of().parseHex(text));
        } else if (!GROUPS.matcher(text).matches()) {
            return null;
        }
        StringBuilder bytes = new StringBuilder();
        for (String group : text.toLowerCase(Locale.ROOT).split(":")) {
            bytes.append(bytes.isEmpty() ? "" : ":")
                    .append(group.length() == 1 ? "0" : "")
                    .append(group);
        }
        return bytes.toString();
    }

    /** Returns the bytes of a text. */
    public static String ofText(String text) {
        return COLONS.formatHex(text.getBytes(UTF_8));
    }
}
