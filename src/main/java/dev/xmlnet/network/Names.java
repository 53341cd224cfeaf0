package dev.xmlnet.network;

import dev.xmlnet.libvirt.HostName;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules for what is named in a network; each method returns what it has checked, as libvirt prints it. */
final class Names {
    private static final int LONGEST_DEVICE = 15;

    private static final int LONGEST_LABEL = 63;

    private static final String NAME_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.";

    /** Of a DUID's type, from 1: its least and its greatest number of bytes (libvirt's schema, from RFC 3315 and 6355). */
    private static final int[][] DUID_LENGTHS = {{14, 16}, {7, 130}, {10, 12}, {18, 18}};

    private Names() {}

    /**
     * The name of a bridge or NIC: of 1 to 15 letters, digits and {@code . - _}.
     *
     * @throws IllegalArgumentException if Linux or libvirt would refuse it
     */
    static String device(String what, String name) {
        if (!consistsOf(name, NAME_CHARACTERS + "_") || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be the name of a " + what + ": it may hold letters, digits and . - _");
        }
        if (name.length() > LONGEST_DEVICE) {
            throw new IllegalArgumentException("'" + name + "' is too long for a " + what
                    + ": Linux takes names of up to " + LONGEST_DEVICE + " characters, not " + name.length());
        }
        return name;
    }

    /** Warnings of the NICs that look like Wi-Fi, where macvtap does not work. */
    static List<Diagnostic> warnOfWireless(Set<String> nics) {
        List<Diagnostic> warnings = new ArrayList<>();
        for (String nic : nics) {
            if (HostName.looksWireless(nic)) {
                warnings.add(Diagnostic.warning(
                        "wireless",
                        "'" + nic + "' looks like Wi-Fi, where macvtap gives the guests no frames; name a wired NIC, or"
                                + " use nat",
                        null));
            }
        }
        return warnings;
    }

    /**
     * A domain or a guest's name in the DNS.
     *
     * @throws IllegalArgumentException if it holds anything but letters, digits, hyphens and dots, begins with one of the
     *     last two, or has a part between dots that is empty or longer than dnsmasq takes
     */
    static String dns(String what, String name) {
        if (!consistsOf(name, NAME_CHARACTERS) || name.charAt(0) == '-' || name.charAt(0) == '.') {
            throw new IllegalArgumentException("'" + name + "' cannot be " + what
                    + ": it may hold letters, digits, hyphens and dots, and begins with a letter or digit");
        }
        int from = 0;
        while (from < name.length()) {
            int dot = name.indexOf('.', from);
            int to = dot < 0 ? name.length() : dot;
            if (to == from || to - from > LONGEST_LABEL) {
                throw new IllegalArgumentException("'" + name + "' cannot be " + what
                        + ": each part between dots has 1 to " + LONGEST_LABEL + " characters");
            }
            from = to + 1;
        }
        return name;
    }

    /** True if no part between dots is longer than dnsmasq takes. */
    static boolean hasShortLabels(String name) {
        for (String label : name.split("\\.", -1)) {
            if (label.length() > LONGEST_LABEL) {
                return false;
            }
        }
        return true;
    }

    /**
     * A guest's name by which DHCP is to know it.
     *
     * @throws IllegalArgumentException as {@link #dns} does, if dnsmasq misreads it, and if it is a MAC address written with
     *     hyphens or dots, which libvirt would take for the name that it looks like
     */
    static String guest(String name) {
        DhcpName misread = DhcpName.misread(name);
        if (misread != null && misread != DhcpName.NONE) {
            throw new IllegalArgumentException("the name '" + name + "' " + misread.problem());
        }
        if (name.matches("(\\p{XDigit}{2}-){5}\\p{XDigit}{2}|(\\p{XDigit}{4}\\.){2}\\p{XDigit}{4}")) {
            throw new IllegalArgumentException(
                    "'" + name + "' looks like a MAC address; libvirt writes one with colons, as 52:54:00:12:34:56");
        }
        return dns("the name of a guest", name);
    }

    /**
     * The name of a port group.
     *
     * @throws IllegalArgumentException if libvirt's schema refuses it
     */
    static String portgroup(String name) {
        if (!consistsOf(name, NAME_CHARACTERS + "_\\:/")) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be the name of a port group: it may hold letters, digits and _ . - \\ : /");
        }
        return name;
    }

    /**
     * A MAC address, in lower case.
     *
     * @throws IllegalArgumentException if it is none, or a multicast address
     */
    static String mac(String text) {
        int[] bytes = bytes(text);
        if (bytes == null || bytes.length != 6 || text.length() != 17) {
            throw new IllegalArgumentException("'" + text + "' is not a MAC address, such as 52:54:00:12:34:56");
        }
        if ((bytes[0] & 1) != 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is a multicast address: the first byte of a guest's MAC is even");
        }
        if (text.matches("[0:]+")) {
            throw new IllegalArgumentException("'" + text + "' is no address that a NIC can have");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * The DHCP unique identifier of an IPv6 guest, in lower case and two digits a byte, so that equal ones look so.
     *
     * @throws IllegalArgumentException if it is none of the four kinds, or not as long as they are
     */
    static String duid(String text) {
        int[] bytes = bytes(text);
        if (bytes != null && bytes.length > 6 && bytes[0] == 0 && bytes[1] >= 1 && bytes[1] <= DUID_LENGTHS.length) {
            int[] lengths = DUID_LENGTHS[bytes[1] - 1];
            boolean linkLayer = bytes[1] % 2 == 1;
            boolean hardware = bytes[2] == 0 && bytes[3] >= 1 && bytes[3] <= 15;
            if (bytes.length >= lengths[0] && bytes.length <= lengths[1] && (!linkLayer || hardware)) {
                StringBuilder same = new StringBuilder();
                for (int one : bytes) {
                    same.append(same.length() == 0 ? "" : ":")
                            .append(Character.forDigit(one >> 4, 16))
                            .append(Character.forDigit(one & 15, 16));
                }
                return same.toString();
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is not a DUID, such as 00:03:00:01:52:54:00:12:34:56 (the guest's DHCPv6 client shows it)");
    }

    /**
     * A UUID, in lower case.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String uuid(String text) {
        boolean fits = text.length() == 36;
        for (int i = 0; fits && i < text.length(); i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            fits = hyphen ? text.charAt(i) == '-' : Character.digit(text.charAt(i), 16) >= 0 && text.charAt(i) < 128;
        }
        if (!fits) {
            throw new IllegalArgumentException("'" + text + "' is not a UUID (uuidgen makes one)");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** The bytes of hexadecimal numbers of one or two digits between colons; null if it is anything else. */
    private static int[] bytes(String text) {
        String[] groups = text.split(":", -1);
        int[] bytes = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            if (groups[i].isEmpty() || groups[i].length() > 2 || !consistsOf(groups[i], "0123456789abcdefABCDEF")) {
                return null;
            }
            bytes[i] = Integer.parseInt(groups[i], 16);
        }
        return bytes;
    }

    private static boolean consistsOf(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
