package dev.xmlnet.network;

import dev.xmlnet.libvirt.law.DhcpName;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for what is named in a network; each method returns what it has checked, as libvirt prints it. */
final class Names {
    private static final int LONGEST_LABEL = 63;

    private static final String NAME_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.";

    /** Of a DUID's type, from 1: its least and its greatest number of bytes (libvirt's schema, from RFC 3315 and 6355). */
    private static final int[][] DUID_LENGTHS = {{14, 16}, {7, 130}, {10, 12}, {18, 18}};

    private Names() {}

    /** Warnings of the NICs that look like Wi-Fi, where macvtap does not work. */
    static List<Diagnostic> warnOfWireless(Set<DeviceName> nics) {
        List<Diagnostic> warnings = new ArrayList<>();
        for (DeviceName nic : nics) {
            if (DeviceName.looksWireless(nic.toString())) {
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
        String mac = name.matches("[0-9a-fA-F]{12}") ? null : MacAddress.respelled(name);
        if (mac != null) {
            throw new IllegalArgumentException("'" + name + "' looks like a MAC address; with colons it is " + mac);
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

    /** The bytes of hexadecimal numbers of one or two digits between colons; null if it is anything else. */
    private static int @Nullable [] bytes(String text) {
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
