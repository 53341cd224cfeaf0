package dev.xmlnet.dhcp.network;

import dev.xmlnet.libvirt.value.MacAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The identifiers of DHCPv6 clients. */
final class Duid {
    private static final Pattern GROUPS = Pattern.compile("\\p{XDigit}{1,2}(:\\p{XDigit}{1,2})+");

    private Duid() {}

    /** Returns one in small letters with two digits a byte; what is none as it is, and null for null. */
    static @Nullable String normal(@Nullable String text) {
        return text == null || !GROUPS.matcher(text).matches()
                ? text
                : text.toLowerCase(Locale.ROOT).replaceAll("(^|:)(?=\\p{XDigit}(:|$))", "$10");
    }

    /** Returns the one that a guest has if it makes it of its MAC address alone (DUID-LL). */
    static String ofLinkLayer(MacAddress mac) {
        return "00:03:00:01:" + mac;
    }
}
