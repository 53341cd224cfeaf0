package dev.xmlnet.dhcp.server;

import dev.xmlnet.dhcp.ServerText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The formats of DHCP servers' configurations. */
public enum ServerFormat {
    /** ISC dhcpd's dhcpd.conf, of IPv4 or IPv6, and files that it includes. */
    DHCPD,
    /** Kea's JSON, of IPv4 or IPv6. */
    KEA,
    /** dnsmasq.conf and the files of conf-dir. */
    DNSMASQ,
    /** A file of dhcp-hostsfile: the values of {@code dhcp-host} alone. */
    DNSMASQ_HOSTS,
    /** A file of lines MAC and address, as /etc/ethers. */
    ETHERS,
    /** A .network of systemd-networkd or a drop-in of one. */
    NETWORKD;

    private static final Pattern JSON = Pattern.compile("\\A(?:\\s|#.*|//.*|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+\\{");
    private static final Pattern SECTION = Pattern.compile("(?m)^[ \\t]*\\[[A-Za-z]\\w*][ \\t]*\\r?$");
    private static final Pattern ETHERS_LINE =
            Pattern.compile("(?m)\\A(?:[ \\t]*(?:#.*)?\\r?\\n)*+[ \\t]*\\p{XDigit}{1,2}(?::\\p{XDigit}{1,2}){5}[ \\t]+\\S");
    private static final Pattern HOST_LINE = Pattern.compile(
            "(?m)\\A(?:[ \\t]*(?:#.*)?\\r?\\n)*+[ \\t]*(?:[^\\s#=;{},\"]+[ \\t]*,|\\p{XDigit}{1,2}(?:[:-]\\p{XDigit}{1,2}){5})");
    private static final Pattern OPTION_LINE = Pattern.compile("(?m)^[ \\t]*[a-z][a-z0-9-]*[ \\t]*(?:=|#|\\r?$)");
    private static final Pattern STATEMENT = Pattern.compile("(?m)[;{}][ \\t]*(?:#.*)?\\r?$");

    /**
     * Recognises a file by its name, and where that does not tell, by its text.
     *
     * @return null if it is in none of the formats
     */
    public static @Nullable ServerFormat of(ServerText file) {
        String name = file.name();
        String text = file.source().text();
        if (name.endsWith(".network") || file.path().matches(".*\\.network\\.d/[^/]+\\.conf")) {
            return NETWORKD;
        } else if (name.equals("ethers")) {
            return ETHERS;
        } else if (JSON.matcher(text).find()) {
            return KEA;
        } else if (name.matches("dhcpd6?\\.conf")) {
            return DHCPD;
        } else if (name.equals("dnsmasq.conf")) {
            return DNSMASQ;
        }
        return byText(text);
    }

    private static @Nullable ServerFormat byText(String text) {
        if (SECTION.matcher(text).find()) {
            return NETWORKD;
        } else if (ETHERS_LINE.matcher(text).find()) {
            return ETHERS;
        } else if (HOST_LINE.matcher(text).find()) {
            return DNSMASQ_HOSTS;
        } else if (STATEMENT.matcher(text).find()) {
            return DHCPD;
        }
        return OPTION_LINE.matcher(text).find() ? DNSMASQ : null;
    }
}
