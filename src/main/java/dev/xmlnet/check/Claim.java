package dev.xmlnet.check;

import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Uuid;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import org.jspecify.annotations.Nullable;

/**
 * Something that a guest or network says and others may contradict. The line itself is not kept: of 100,000 guests it would
 * be most of the memory, and of almost all of them nothing is ever said.
 *
 * @param owner who says it
 * @param what what it is about
 * @param key the value, in one spelling where there are several
 * @param line where it stands
 * @param column where in the line
 */
record Claim(Definition owner, What what, String key, int line, int column) {
    /** What is said. */
    enum What {
        /** The name of a guest or network. */
        NAME,
        /** Its UUID, in lower case with hyphens. */
        UUID,
        /** The MAC address of an interface, in lower case. */
        MAC,
        /** The MAC address of a network's bridge, in lower case. */
        BRIDGE_MAC,
        /** The network, bridge or NIC that an interface is connected to; a kind of connection says which of them. */
        SOURCE,
        /** A NIC of the host that an interface or a pool takes whole. */
        NIC,
        /** A PCI or vDPA device of the host. */
        DEVICE,
        /** The name of a tap or macvtap on the host. */
        TARGET,
        /** Ports of the host that passt forwards: protocol, address, device, first and last. */
        FORWARDED,
        /** A vhost-user socket that QEMU makes. */
        SOCKET,
        /** The port's id in Open vSwitch, written as a UUID. */
        INTERFACEID,
        /** A half of a teaming pair: {@code +} the persistent one, {@code -} the other. Another rule sees whether they fit. */
        TEAMING,
        PORTGROUP,
        /** The type of a virtualport; empty if it has none. */
        VIRTUALPORT,
        /** The ids of the tags. */
        VLAN,
        MTU,
        /** An IP address that a guest has. */
        IP,
        /** The bridge of a network. */
        BRIDGE,
        /** A NIC through which a network reaches out. */
        FORWARD,
        /** A subnet of a network: the host's address in it, a slash, and the prefix or netmask that is said. */
        SUBNET
    }

    /** What an attribute says; it must be there. */
    static Claim of(Definition owner, What what, String key, Element element, String attribute) {
        return at(owner, what, key, element.location(attribute));
    }

    /** What an element says. */
    static Claim at(Definition owner, What what, String key, Location location) {
        return new Claim(owner, what, key, location.line(), location.column());
    }

    Location location() {
        return new Location(line, column);
    }

    Place place() {
        return new Place(owner.path(), location());
    }

    /** A MAC address as libvirt prints it; null if it is none, or all zeros, for which libvirt makes another. */
    static @Nullable String mac(@Nullable String text) {
        MacAddress mac = MacAddress.of(text);
        return mac == null || mac.isZero() ? null : mac.toString();
    }

    /** A UUID as libvirt prints it; null if it is none. */
    static @Nullable String uuid(@Nullable String text) {
        Uuid uuid = Uuid.of(text);
        return uuid == null ? null : uuid.toString();
    }
}
