package dev.xmlnet.network;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
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
record StaticHost(MacAddress mac, String id, String name, IpAddress ip) {
    /**
     * Checks that it can be known by what is said of it.
     *
     * @throws IllegalArgumentException for IPv6 by MAC and IPv4 by DUID, as libvirt does, and for a MAC address of zeros
     */
    StaticHost {
        if (mac != null && mac.isZero()) {
            throw new IllegalArgumentException("'" + mac + "' is no address that a NIC can have");
        }
        if (mac != null && ip.isIpv6()) {
            throw new IllegalArgumentException("the static host " + mac + "=" + ip
                    + ": DHCPv6 does not know a guest by its MAC; give its DUID (--host id:DUID=" + ip
                    + ") or its name (--host NAME=" + ip + ")");
        }
        if (id != null && !ip.isIpv6()) {
            throw new IllegalArgumentException("the static host id:" + id + "=" + ip
                    + ": a DUID is for IPv6; IPv4 knows a guest by its MAC (--host MAC=" + ip + ")");
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
        return sameName && ip.isIpv6() == other.ip.isIpv6() ? "name" : null;
    }

    /** What only one guest can have: two hosts share something if they have one of these in common. */
    List<Object> keys() {
        List<Object> keys = new ArrayList<>();
        keys.add(ip);
        keys.add("mac " + (mac == null ? ip : mac));
        keys.add("id " + (id == null ? ip : id));
        keys.add((ip.isIpv6() ? "name6 " : "name4 ") + (name == null ? " " + ip : name.toLowerCase(Locale.ROOT)));
        return keys;
    }

    void write(Lines out) {
        out.leaf("host", "mac", mac == null ? null : mac.toString(), "id", id, "name", name, "ip", ip.toString());
    }

    /** As it is said on the command line. */
    @Override
    public String toString() {
        String who = mac != null ? mac.toString() : id != null ? "id:" + id : name;
        return who + "=" + ip + (name == null || name.equals(who) ? "" : "," + name);
    }
}
