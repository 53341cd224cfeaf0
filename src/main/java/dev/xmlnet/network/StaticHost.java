package dev.xmlnet.network;

import static dev.xmlnet.libvirt.SettingMessage.hint;

import dev.xmlnet.libvirt.SettingException;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A guest whose address is fixed. At least one of the first three says who it is.
 *
 * @param mac its MAC address, or null
 * @param id its DUID, or null
 * @param name its name, or null
 * @param ip its address
 */
record StaticHost(String mac, String id, String name, IPAddress ip) {
    /**
     * Checks that it can be known by what is said of it.
     *
     * @throws IllegalArgumentException for IPv6 by MAC and IPv4 by DUID, as libvirt does
     */
    StaticHost {
        if (mac != null && ip.isIPv6()) {
            throw new SettingException(
                    "the static host %s=%s: DHCPv6 does not know a guest by its MAC; give its DUID%s or its name%s",
                    mac,
                    Subnet.text(ip),
                    hint("host id:DUID=" + Subnet.text(ip)),
                    hint("host NAME=" + Subnet.text(ip)));
        }
        if (id != null && ip.isIPv4()) {
            throw new SettingException(
                    "the static host id:%s=%s: a DUID is for IPv6; IPv4 knows a guest by its MAC%s",
                    id, ip, hint("host MAC=" + ip));
        }
    }

    /** What only one of two guests can have and both do, for a message; null if there is no such thing. */
    String sharedWith(StaticHost other) {
        if (ip.equals(other.ip)) {
            return "address";
        } else if (mac != null && mac.equals(other.mac)) {
            return "MAC address";
        } else if (id != null && id.equals(other.id)) {
            return "DUID";
        }
        // A guest may have its name in both families.
        boolean sameName = name != null && name.equalsIgnoreCase(other.name);
        return sameName && ip.isIPv4() == other.ip.isIPv4() ? "name" : null;
    }

    /** What only one guest can have: two hosts share something if they have one of these in common. */
    List<Object> keys() {
        List<Object> keys = new ArrayList<>();
        keys.add(ip);
        keys.add("mac " + (mac == null ? ip : mac));
        keys.add("id " + (id == null ? ip : id));
        keys.add((ip.isIPv4() ? "name4 " : "name6 ") + (name == null ? " " + ip : name.toLowerCase(Locale.ROOT)));
        return keys;
    }

    void write(Lines out) {
        out.leaf("host", "mac", mac, "id", id, "name", name, "ip", Subnet.text(ip));
    }

    /** As it is said on the command line. */
    @Override
    public String toString() {
        String who = mac != null ? mac : id != null ? "id:" + id : name;
        return who + "=" + Subnet.text(ip) + (name == null || name.equals(who) ? "" : "," + name);
    }
}
