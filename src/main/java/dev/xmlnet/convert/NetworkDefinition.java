package dev.xmlnet.convert;

import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a conversion of guests must know of a network.
 *
 * @param name its name
 * @param forward how it reaches out: {@code nat}, {@code route}, {@code isolated} and so on
 * @param gives what it gives to each of its interfaces: a VLAN, a virtualport
 * @param groups what its port groups give, by name: these and bandwidth
 * @param defaultGroup the group of an interface that names none, or null
 */
public record NetworkDefinition(
        String name, String forward, List<Part> gives, Map<String, List<Part>> groups, String defaultGroup) {

    /** The network that a document defines; null if it defines none. */
    public static NetworkDefinition of(XmlDocument document) {
        Element root = document.root();
        Element name = root.child("name");
        if (!root.is("network") || name == null) {
            return null;
        }
        Element forward = root.child("forward");
        String mode = forward == null ? "isolated" : forward.attribute("mode");
        Map<String, List<Part>> groups = new LinkedHashMap<>();
        String defaultGroup = null;
        for (Element group : root.children("portgroup")) {
            groups.put(group.attribute("name"), parts(group, "bandwidth", "vlan", "virtualport"));
            defaultGroup = "yes".equals(group.attribute("default")) ? group.attribute("name") : defaultGroup;
        }
        // libvirt's default where <forward> has no mode
        return new NetworkDefinition(
                name.content(), mode == null ? "nat" : mode, parts(root, "vlan", "virtualport"), groups, defaultGroup);
    }

    /** The same network with another forward mode. */
    public NetworkDefinition withForward(String mode) {
        return new NetworkDefinition(name, mode, gives, groups, defaultGroup);
    }

    private static List<Part> parts(Element element, String... names) {
        List<Part> parts = new ArrayList<>();
        for (String name : names) {
            if (element.child(name) != null) {
                parts.add(Part.of(element.child(name)));
            }
        }
        return parts;
    }

    /**
     * What an interface has from the network: that of its group, else of the default group, comes before that of the
     * network itself, as libvirt merges them.
     *
     * @param portgroup the group that the interface names, or null
     */
    List<Part> givesTo(String portgroup) {
        String group = portgroup == null ? defaultGroup : portgroup;
        List<Part> given = new ArrayList<>(groups.getOrDefault(group, List.of()));
        for (Part part : gives) {
            if (given.stream().noneMatch(other -> other.name().equals(part.name()))) {
                given.add(part);
            }
        }
        return given;
    }
}
