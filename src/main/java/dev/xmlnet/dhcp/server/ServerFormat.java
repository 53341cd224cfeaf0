package dev.xmlnet.dhcp.server;

import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.json.JsonTree;
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

    private static final int LONGEST = 1000;

    private static final Pattern SECTION = Pattern.compile("\\[[A-Za-z]\\w*]");
    private static final Pattern ETHERS_LINE = Pattern.compile("\\p{XDigit}{1,2}(:\\p{XDigit}{1,2}){5}[ \\t]+\\S.*");
    private static final Pattern HOST_LINE =
            Pattern.compile("[^\\s#=;{}\",]+[ \\t]*,.*|\\p{XDigit}{1,2}([:-]\\p{XDigit}{1,2}){5}\\b.*|id:.*");
    private static final Pattern DHCPD_WORDS =
            Pattern.compile("(subnet6?|shared-network|host|group|pool6?|class|option|include)\\b");
    private static final Pattern STATEMENT = Pattern.compile(".*[;{}][ \\t]*(#.*)?");
    private static final Pattern OPTION_LINE = Pattern.compile("[a-z][a-z0-9-]*([ \\t]*=.*)?([ \\t]+#.*)?");

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
        } else if (JsonTree.isObject(text)) {
            return KEA;
        } else if (name.matches("dhcpd6?\\.conf")) {
            return DHCPD;
        } else if (name.equals("dnsmasq.conf")) {
            return DNSMASQ;
        }
        return byLine(firstLine(text));
    }

    /** The first line that is neither blank nor a comment of any format; empty if there is none. */
    private static String firstLine(String text) {
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(start, Math.min(end, start + LONGEST)).strip();
            if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
                return line;
            }
            start = end + 1;
        }
        return "";
    }

    private static @Nullable ServerFormat byLine(String line) {
        if (SECTION.matcher(line).matches()) {
            return NETWORKD;
        } else if (ETHERS_LINE.matcher(line).matches()) {
            return ETHERS;
        } else if (HOST_LINE.matcher(line).matches()) {
            return DNSMASQ_HOSTS;
        } else if (OPTION_LINE.matcher(line).matches() && !line.endsWith(";")) {
            return DNSMASQ;
        }
        return DHCPD_WORDS.matcher(line).lookingAt() || STATEMENT.matcher(line).matches() ? DHCPD : null;
    }
}
