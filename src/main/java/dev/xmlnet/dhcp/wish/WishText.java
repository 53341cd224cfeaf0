package dev.xmlnet.dhcp.wish;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A wish as a person writes it.
 *
 * @param client a MAC address, a guest, or a guest and the number of its interface behind a slash
 * @param address the address
 * @param prefix the length of its prefix; null if none is written
 * @param name the host name; null if none is written
 * @param where it is written; null on the command line
 */
public record WishText(
        String client,
        IpAddress address,
        @Nullable Integer prefix,
        @Nullable String name,
        @Nullable Whence where) {
    private static final int LONGEST_PREFIX = 3;

    /**
     * Reads {@code CLIENT=IP[/PREFIX][,NAME]}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static WishText parse(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("'" + text + "' is not MAC=IP or GUEST=IP; use web1=192.0.2.10");
        }
        String rest = text.substring(equals + 1);
        int comma = rest.indexOf(',');
        String name = comma < 0 ? null : rest.substring(comma + 1);
        if (name != null && name.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' lacks the name after the comma; add it or remove the comma");
        }
        return of(text.substring(0, equals), comma < 0 ? rest : rest.substring(0, comma), name, null);
    }

    /**
     * Reads its parts.
     *
     * @throws IllegalArgumentException if one of them is wrong
     */
    public static WishText of(String client, String address, @Nullable String name, @Nullable Whence where) {
        int slash = address.indexOf('/');
        IpAddress ip = IpAddress.parse(slash < 0 ? address : address.substring(0, slash));
        String digits = slash < 0 ? "" : address.substring(slash + 1);
        boolean number = digits.matches("[0-9]{1," + LONGEST_PREFIX + "}");
        if (slash >= 0 && (!number || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > ip.bits())) {
            throw new IllegalArgumentException(
                    "'" + address + "' has a wrong prefix; use 1 to " + ip.bits() + " for " + ip.family());
        }
        return new WishText(client, ip, slash < 0 ? null : Integer.valueOf(digits), name, where);
    }

    /** Returns the MAC address that the client is, in whichever spelling; null if it is a guest. */
    public static @Nullable MacAddress mac(String client) {
        MacAddress mac = MacAddress.of(client);
        return mac == null ? MacAddress.of(MacAddress.respelled(client)) : mac;
    }
}
