package dev.xmlnet.host.interfaces;

import java.util.List;
import java.util.Set;

/** Whose an option of the NIC's stanza is once there is a bridge: what is not told here goes with the address. */
final class Options {
    private static final List<String> OF_PORT = List.of(
            "bond-",
            "vlan-raw-device",
            "vlan-id",
            "vlan-protocol",
            "hwaddress",
            "ethernet-",
            "link-",
            "offload-",
            "hardware-");
    private static final List<String> OF_RADIO = List.of("wpa-", "wireless-");

    /** Methods of devices that no bridge takes as ports. */
    private static final Set<String> ROUTED = Set.of("loopback", "ppp", "wvdial", "tunnel", "v4tunnel", "6to4");

    private Options() {}

    /** True for one of the hardware, the bond or the VLAN, which stays with the port. */
    static boolean isOfPort(Line option) {
        return isOf(OF_PORT, option) || option.name().equals("slaves");
    }

    static boolean isWireless(Line option) {
        return isOf(OF_RADIO, option);
    }

    static boolean isRouted(String method) {
        return ROUTED.contains(method);
    }

    private static boolean isOf(List<String> beginnings, Line option) {
        String name = option.name();
        for (String beginning : beginnings) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
