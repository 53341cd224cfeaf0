package dev.xmlnet.libvirt.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name of a network device of the host: a bridge, a NIC, a tap. */
public final class DeviceName {
    /** The name of a device that every host has, so that no guest's can have it. */
    public static final String LOOPBACK = "lo";

    /** In bytes (IFNAMSIZ without the zero). */
    private static final int LONGEST = 15;

    private static final List<String> RESERVED = List.of("vnet", "macvtap", "macvlan");

    private final String text;

    private DeviceName(String text) {
        this.text = text;
    }

    /**
     * Reads one that Linux and libvirt's schema take: 1 to 15 letters, digits and {@code . - _ \}, but neither {@code .} nor {@code ..}.
     *
     * @param text may be null
     * @return null if it is none
     */
    public static @Nullable DeviceName of(@Nullable String text) {
        return text != null && text.length() <= LONGEST && isOfNames(text) ? new DeviceName(text) : null;
    }

    /**
     * Reads one.
     *
     * @param what what it names, for the message
     * @throws IllegalArgumentException if it is none
     */
    public static DeviceName parse(String what, String text) {
        if (!isOfNames(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' cannot be the name of a " + what + ": it may hold letters, digits and . - _");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("'" + text + "' is too long for a " + what
                    + ": Linux takes names of up to " + LONGEST + " characters, not " + text.length());
        }
        return new DeviceName(text);
    }

    private static boolean isOfNames(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || !(Character.isLetterOrDigit(c) || ".-_\\".indexOf(c) >= 0)) {
                return false;
            }
        }
        return !text.isEmpty() && !text.equals(".") && !text.equals("..");
    }

    /** True if a name is one that Linux gives to Wi-Fi devices, whose radio carries one MAC only. */
    public static boolean looksWireless(String name) {
        return (name.startsWith("wl") && name.length() > 2 && Character.isLetterOrDigit(name.charAt(2)))
                || name.startsWith("wifi")
                || (name.startsWith("ath") && name.length() > 3 && Character.isDigit(name.charAt(3)));
    }

    /** True if libvirt gives such names itself and drops them from a definition. */
    public static boolean isReserved(String name) {
        return RESERVED.stream().anyMatch(name::startsWith);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeviceName that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
