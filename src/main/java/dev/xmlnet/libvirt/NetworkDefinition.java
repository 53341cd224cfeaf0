package dev.xmlnet.libvirt;

import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a network, as far as its guests depend on it.
 *
 * @param name its name
 * @param mode how it reaches out; null if this version does not know its forward mode
 * @param source the bridge or the first device that it names, or null
 * @param mtu the MTU of its bridge in bytes; 0 if it says none
 * @param sharesBandwidth true if it has inbound bandwidth of its own, of which a part can be guaranteed to a guest
 * @param gives what it gives to each of its interfaces: a VLAN, a virtualport
 * @param groups what its port groups give, by name: these and bandwidth
 * @param defaultGroup the group of an interface that names none, or null
 * @param reservations the IP address (or "" for a name only) that its DHCP server keeps for a MAC address in lower case
 */
public record NetworkDefinition(
        String name,
        @Nullable NetworkMode mode,
        @Nullable String source,
        int mtu,
        boolean sharesBandwidth,
        List<Part> gives,
        Map<String, List<Part>> groups,
        @Nullable String defaultGroup,
        Map<String, String> reservations) {

    /** The network that a document defines; null if it defines none. */
    public static @Nullable NetworkDefinition of(XmlDocument document) {
        return of(document.root());
    }

    /** The same for an element. */
    public static @Nullable NetworkDefinition of(Element root) {
        Element name = root.child("name");
        if (!root.is("network") || name == null) {
            return null;
        }
        Map<String, List<Part>> groups = new LinkedHashMap<>();
        String defaultGroup = null;
        for (Element group : root.children("portgroup")) {
            groups.put(group.attribute("name"), parts(group, "bandwidth", "vlan", "virtualport"));
            defaultGroup = "yes".equals(group.attribute("default")) ? group.attribute("name") : defaultGroup;
        }
        Element bandwidth = root.child("bandwidth");
        return new NetworkDefinition(
                name.content(),
                NetworkMode.of(root),
                source(root),
                number(root.attribute("mtu", "size")),
                bandwidth != null && bandwidth.child("inbound") != null,
                parts(root, "vlan", "virtualport"),
                groups,
                defaultGroup,
                reservations(root));
    }

    private static @Nullable String source(Element root) {
        String bridge = root.attribute("bridge", "name");
        Element forward = root.child("forward");
        if (bridge != null || forward == null) {
            return bridge;
        }
        for (Element child : forward.children()) {
            if ((child.is("interface") || child.is("pf")) && child.attribute("dev") != null) {
                return child.attribute("dev");
            }
        }
        return forward.attribute("dev");
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0; // which the schema refuses
        }
    }

    private static List<Part> parts(Element element, String... names) {
        List<Part> parts = new ArrayList<>(0);
        for (String name : names) {
            Element part = element.child(name);
            if (part != null) {
                parts.add(Part.of(part));
            }
        }
        return parts;
    }

    private static Map<String, String> reservations(Element root) {
        Map<String, String> reservations = new HashMap<>();
        for (Element ip : root.children("ip")) {
            for (Element dhcp : ip.children("dhcp")) {
                for (Element host : dhcp.children("host")) {
                    String mac = host.attribute("mac");
                    if (mac != null) {
                        String address = host.attribute("ip");
                        reservations.put(MacAddress.printed(mac), address == null ? "" : address.strip());
                    }
                }
            }
        }
        return reservations;
    }

    /** The same network with another forward mode. */
    public NetworkDefinition withMode(@Nullable NetworkMode other) {
        return new NetworkDefinition(
                name, other, source, mtu, sharesBandwidth, gives, groups, defaultGroup, reservations);
    }

    /**
     * What an interface has from the network: that of its group, else of the default group, comes before that of the
     * network itself, as libvirt does; virtualports are merged (virNetDevVPortProfileMerge3).
     *
     * @param portgroup the group that the interface names, or null
     */
    public List<Part> givesTo(@Nullable String portgroup) {
        List<Part> given =
                new ArrayList<>(groups.getOrDefault(portgroup == null ? defaultGroup : portgroup, List.of()));
        for (Part part : gives) {
            boolean there = false;
            for (int i = 0; i < given.size(); i++) {
                if (given.get(i).name().equals(part.name())) {
                    there = true;
                    given.set(i, merged(given.get(i), part));
                }
            }
            if (!there) {
                given.add(part);
            }
        }
        return given;
    }

    /** True for two virtualports of one type, or of which one has none. */
    public static boolean isMerged(Part one, Part other) {
        String type = one.attribute("type");
        return one.name().equals("virtualport")
                && other.name().equals("virtualport")
                && (type == null || other.attribute("type") == null || type.equals(other.attribute("type")));
    }

    /** A virtualport with what another adds to it; any other part, and one of another type, as it is. */
    public static Part merged(Part one, Part other) {
        if (!isMerged(one, other)) {
            return one;
        }
        Part merged = union(one, other);
        Part mine = one.child("parameters");
        Part theirs = other.child("parameters");
        if (theirs == null) {
            return mine == null ? merged : merged.with(mine);
        }
        return merged.with(mine == null ? theirs : union(mine, theirs));
    }

    private static Part union(Part one, Part other) {
        Part union = Part.of(one.name());
        for (Part part : List.of(other, one)) {
            for (Map.Entry<String, String> attribute : part.attributes().entrySet()) {
                union = union.with(attribute.getKey(), attribute.getValue());
            }
        }
        return union;
    }

    /** The virtualport that an interface of a group has from the network; null if it gets none. */
    public @Nullable PortProfile virtualportOf(@Nullable String portgroup) {
        for (Part part : givesTo(portgroup)) {
            if (part.name().equals("virtualport")) {
                return PortProfile.of(part);
            }
        }
        return null;
    }
}
