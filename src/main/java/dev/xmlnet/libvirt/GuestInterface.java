package dev.xmlnet.libvirt;

import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code <interface>} of a guest.
 *
 * @param element where it stands
 * @param index its place among the guest's interfaces, from 1
 * @param kind how it is connected
 */
public record GuestInterface(Element element, int index, Kind kind) {
    /** The children of an interface in the order in which libvirt prints them; new ones take their place by it. */
    public static final List<String> CHILDREN = List.of(
            "mac",
            "source",
            "bandwidth",
            "vlan",
            "virtualport",
            "port",
            "ip",
            "route",
            "portForward",
            "script",
            "downscript",
            "backenddomain",
            "target",
            "guest",
            "model",
            "driver",
            "backend",
            "teaming",
            "filterref",
            "tune",
            "link",
            "mtu",
            "coalesce",
            "alias",
            "boot",
            "rom",
            "acpi",
            "address");

    /** The MAC address as libvirt prints it, or what stands in its place; null if there is neither. */
    public @Nullable String mac() {
        return MacAddress.printed(element.attribute("mac", "address"));
    }

    /** The alias, or null. */
    public @Nullable String alias() {
        return element.attribute("alias", "name");
    }

    /** What it is connected to, as {@link Kind#source(Element)} says; null if it says none. */
    public @Nullable String source() {
        return kind.source(element);
    }

    /** The host's PCI address of a hostdev interface, or null. */
    public @Nullable PciAddress hostAddress() {
        return PciAddress.ofSource(element);
    }

    /** Kind and source, such as {@code network default}. */
    public String connection() {
        return source() == null ? kind.word() : kind + " " + source();
    }
}
