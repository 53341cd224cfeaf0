package dev.xmlnet.dhcp;

import dev.xmlnet.libvirt.value.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By what a server knows a client; at least one is not null.
 *
 * @param mac its hardware address; null if the server does not name it
 * @param duid its DUID (IPv6) as bytes in hex with colons, small letters; null if none is named
 * @param clientId its client identifier (IPv4, option 61) in the same form; null if none is named
 * @param name the host name that it is known by, where a server takes that for an identity; null if none is
 */
public record Client(
        @Nullable MacAddress mac,
        @Nullable String duid,
        @Nullable String clientId,
        @Nullable String name) {
    /** A client identifier of this type is a MAC of Ethernet. */
    private static final String ETHERNET = "01:";

    /** Returns a client that is known by its MAC alone. */
    public static Client of(MacAddress mac) {
        return new Client(mac, null, null, null);
    }

    /** Returns one that is known by its name alone. */
    public static Client named(String name) {
        return new Client(null, null, null, name);
    }

    /**
     * Returns a text for each of its identities, equal for equal ones: the client identifier that most clients make of their MAC is that
     * MAC, and a name counts where there is nothing else.
     */
    public List<String> keys() {
        if (duid == null && clientId == null && mac != null) {
            return List.of(mac.toString());
        }
        List<String> keys = new ArrayList<>(3);
        if (mac != null) {
            keys.add(mac.toString());
        }
        if (duid != null) {
            keys.add("duid " + duid);
        }
        MacAddress ofId = clientId != null && clientId.startsWith(ETHERNET)
                ? MacAddress.of(clientId.substring(ETHERNET.length()))
                : null;
        if (ofId != null && !ofId.equals(mac)) {
            keys.add(ofId.toString());
        } else if (clientId != null && ofId == null) {
            keys.add("id " + clientId);
        }
        if (keys.isEmpty() && name != null) {
            keys.add(key(name));
        }
        return keys;
    }

    /** Returns the key of a name, which counts in any case. */
    static String key(String name) {
        return "name " + name.toLowerCase(Locale.ROOT);
    }

    /** Returns the words for it in a message, such as {@code MAC 52:54:00:12:34:56}. */
    @Override
    public String toString() {
        if (mac != null) {
            return "MAC " + mac;
        } else if (duid != null) {
            return "DUID " + duid;
        }
        return clientId != null ? "client-id " + clientId : "name '" + name + "'";
    }
}
