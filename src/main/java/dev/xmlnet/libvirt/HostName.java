package dev.xmlnet.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules for names of things on the host. */
public final class HostName {
    private static final int LONGEST = 15;

    /** Of Linux's 255 the files for dnsmasq need ten: {@code .hostsfile}. */
    private static final int LONGEST_NETWORK = 245;

    private static final List<String> RESERVED = List.of("vnet", "macvtap", "macvlan");

    private HostName() {}

    /**
     * Checks the name of a network device: Linux takes 1 to 15 bytes, no blank, no slash, no colon.
     *
     * @param what what it names, for the message
     * @throws IllegalArgumentException if Linux would refuse it
     */
    public static String device(String what, String name) {
        boolean dots = name.equals(".") || name.equals("..");
        if (name.isEmpty() || dots || name.chars().anyMatch(c -> c <= ' ' || c == '/' || c == ':')) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a " + what);
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("'" + name + "' is too long for a " + what
                    + ": Linux takes names of up to " + LONGEST + " characters");
        }
        return name;
    }

    /** True if Linux takes the name of a network device. */
    public static boolean isDevice(String name) {
        try {
            device("device", name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Checks the name of a libvirt network, which is a file name too.
     *
     * @throws IllegalArgumentException if it is blank or too long, or holds a slash or what XML or a line cannot
     */
    public static String network(String name) {
        if (name.isBlank() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a network");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NETWORK) {
            throw new IllegalArgumentException(
                    "the name of a network is too long: libvirt makes files of it, which takes up to " + LONGEST_NETWORK
                            + " bytes");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/') {
                throw new IllegalArgumentException(
                        "'" + name + "' cannot be the name of a network: libvirt makes a file of it, so no slash");
            }
            boolean pair = Character.isSurrogate(c) && Character.isSurrogatePair(c, next(name, i));
            if (c < ' ' || (Character.isSurrogate(c) && !pair) || c > '\uFFFD') {
                throw new IllegalArgumentException(
                        String.format("the name of a network cannot hold the character U+%04X", (int) c));
            }
            i += pair ? 1 : 0;
        }
        return name;
    }

    private static char next(String text, int index) {
        return index + 1 < text.length() ? text.charAt(index + 1) : 0;
    }

    /**
     * Checks a path of the host.
     *
     * @throws IllegalArgumentException if it is not absolute
     */
    public static String path(String what, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("'" + path + "' is not an absolute path of a " + what);
        }
        return path;
    }

    /** True if the name is one that Linux gives to Wi-Fi devices, whose radio carries one MAC only. */
    public static boolean looksWireless(String device) {
        return (device.startsWith("wl") && device.length() > 2 && Character.isLetterOrDigit(device.charAt(2)))
                || device.startsWith("wifi")
                || (device.startsWith("ath") && device.length() > 3 && Character.isDigit(device.charAt(3)));
    }

    /** True if libvirt gives such names itself and drops them from a definition. */
    public static boolean isReserved(String device) {
        return RESERVED.stream().anyMatch(device::startsWith);
    }
}
