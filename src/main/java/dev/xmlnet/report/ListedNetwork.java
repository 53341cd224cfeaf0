package dev.xmlnet.report;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the inventory takes from the definition of a network.
 *
 * @param name its name
 * @param mode how it reaches out, or null if this version does not know its forward mode
 * @param vlan what it gives to its interfaces, or null
 * @param groups what its port groups give, by name; null values for those that give none
 * @param defaultGroup the group of an interface that names none, or null
 * @param addresses what DHCP keeps for a MAC address, in lower case
 */
public record ListedNetwork(
        String name,
        @Nullable String mode,
        @Nullable String vlan,
        Map<String, @Nullable String> groups,
        @Nullable String defaultGroup,
        Map<String, List<String>> addresses) {

    /** The network that an element defines; null if it has no name. */
    public static @Nullable ListedNetwork of(Element network) {
        Element name = network.child("name");
        if (name == null) {
            return null;
        }
        NetworkMode mode = NetworkMode.of(network);
        Map<String, @Nullable String> groups = new HashMap<>();
        String defaultGroup = null;
        for (Element group : network.children("portgroup")) {
            groups.put(group.attribute("name"), ListedInterface.vlan(group));
            defaultGroup = "yes".equals(group.attribute("default")) ? group.attribute("name") : defaultGroup;
        }
        return new ListedNetwork(
                name.content(),
                mode == null ? null : mode.word(),
                ListedInterface.vlan(network),
                groups,
                defaultGroup,
                reservations(network));
    }

    /**
     * The VLAN of an interface that has none of its own: its group's, else that of the default group, comes before the
     * network's, as libvirt merges them.
     *
     * @param group the group that the interface names, or null
     * @return null for none
     */
    public @Nullable String vlan(@Nullable String group) {
        String given = groups.get(group == null ? defaultGroup : group);
        return given == null ? vlan : given;
    }

    private static Map<String, List<String>> reservations(Element network) {
        Map<String, List<String>> addresses = new HashMap<>();
        for (Element ip : network.children("ip")) {
            for (Element dhcp : ip.children("dhcp")) {
                for (Element host : dhcp.children("host")) {
                    String mac = host.attribute("mac");
                    String address = host.attribute("ip");
                    if (mac != null && address != null) {
                        addresses
                                .computeIfAbsent(MacAddress.printed(mac), key -> new ArrayList<>(1))
                                .add(address);
                    }
                }
            }
        }
        return addresses;
    }
}
