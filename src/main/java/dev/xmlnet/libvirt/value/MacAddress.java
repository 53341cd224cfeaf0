package dev.xmlnet.libvirt.value;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A MAC address, six bytes; libvirt takes one of several devices (multicast) for no device, and check says so. */
public final class MacAddress {
    private static final int BYTES = 6;
    private static final int LENGTH = "52:54:00:12:34:56".length();

    private final String text;

    private MacAddress(String text) {
        this.text = text;
    }

    /**
     * Reads one as libvirt does (virMacAddrParse): one or two hexadecimal digits a byte between colons, and blanks after it at most.
     *
     * @param text may be null
     * @return null if it is none
     */
    public static @Nullable MacAddress of(@Nullable String text) {
        if (text == null || isPrinted(text)) {
            return text == null ? null : new MacAddress(text);
        }
        StringBuilder mac = new StringBuilder(LENGTH);
        int bytes = 0;
        int digits = 0;
        int end = text.stripTrailing().length();
        for (int i = 0; i <= end; i++) {
            char c = i < end ? text.charAt(i) : ':';
            if (c == ':' && digits > 0) {
                mac.insert(mac.length() - digits, digits == 1 ? "0" : "").append(++bytes == BYTES ? "" : ":");
                digits = 0;
            } else if (isHexadecimal(c) && digits < 2) {
                mac.append(c);
                digits++;
            } else {
                return null;
            }
        }
        return bytes == BYTES ? new MacAddress(mac.toString().toLowerCase(Locale.ROOT)) : null;
    }

    /** Returns the address whose 48 bits these are; the bits above them do not count. */
    public static MacAddress ofBits(long bits) {
        StringBuilder mac = new StringBuilder(LENGTH);
        for (int shift = 8 * BYTES - 4; shift >= 0; shift -= 4) {
            mac.append(Character.forDigit((int) (bits >> shift) & 15, 16));
            mac.append(shift % 8 == 0 && shift > 0 ? ":" : "");
        }
        return new MacAddress(mac.toString());
    }

    /** Returns its 48 bits, by which a set of many addresses is searched without an object for each. */
    public long bits() {
        long bits = 0;
        for (int i = 0; i < LENGTH; i++) {
            bits = i % 3 == 2 ? bits : bits << 4 | Character.digit(text.charAt(i), 16);
        }
        return bits;
    }

    /** True for one as libvirt prints it, as nearly all are. */
    private static boolean isPrinted(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if (i % 3 == 2 ? c != ':' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexadecimal(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    /**
     * Reads the address of one device.
     *
     * @throws IllegalArgumentException if it is none, or one of several devices
     */
    public static MacAddress parse(String text) {
        MacAddress mac = of(text);
        if (mac == null) {
            String colons = respelled(text);
            throw new IllegalArgumentException("'" + text + "' is not a MAC address"
                    + (colons == null ? ", such as 52:54:00:12:34:56" : "; with colons it is " + colons));
        }
        if (mac.isMulticast()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is a multicast address: the first byte of a guest's MAC is even");
        }
        return mac;
    }

    /**
     * Returns twelve digits, with hyphens or dots between them or with nothing, as other systems print addresses, as libvirt reads them.
     *
     * @return null if the text is anything else
     */
    public static @Nullable String respelled(String text) {
        if (!text.matches("(\\p{XDigit}{2}-){5}\\p{XDigit}{2}|(\\p{XDigit}{4}\\.){2}\\p{XDigit}{4}|\\p{XDigit}{12}")) {
            return null;
        }
        String digits = text.replaceAll("[.-]", "").toLowerCase(Locale.ROOT);
        return digits.replaceAll("..(?=.)", "$0:");
    }

    /**
     * Returns a text as libvirt prints the address that it is, even behind blanks, where libvirt refuses it; one that is none, and null, as they
     * are.
     */
    public static @Nullable String printed(@Nullable String text) {
        MacAddress mac = text == null ? null : of(text.strip());
        return mac == null ? text : mac.text;
    }

    /** True for an address of several devices, as its odd first byte says; libvirt refuses it. */
    public boolean isMulticast() {
        return (Character.digit(text.charAt(1), 16) & 1) != 0;
    }

    /** True for an address that is not a maker's, so that anybody may give it. */
    public boolean isLocal() {
        return (Character.digit(text.charAt(1), 16) & 2) != 0;
    }

    /** True for the zeros, for which libvirt since 9.9 makes up another address. */
    public boolean isZero() {
        return text.equals("00:00:00:00:00:00");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MacAddress that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As libvirt prints it: in small letters, two digits a byte. */
    @Override
    public String toString() {
        return text;
    }
}
