package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Interfaces whose place on the guest's PCI bus is another than before. The guest's operating system names a NIC by that place
 * ({@code enp1s0}), so that its configuration no longer finds it.
 */
final class Renames {
    private Renames() {}

    /** Adds what moved: an interface is known again by its MAC address. */
    static void look(List<Guest> before, List<Guest> now, Findings findings) {
        Map<String, List<Guest>> byName = before.stream().collect(Collectors.groupingBy(Guest::name));
        for (Guest guest : now) {
            for (Guest old : byName.getOrDefault(guest.name(), List.of())) {
                for (GuestInterface one : guest.interfaces()) {
                    compare(old, one, findings);
                }
            }
        }
    }

    private static void compare(Guest old, GuestInterface now, Findings findings) {
        for (GuestInterface before : old.interfaces()) {
            Element was = before.element().child("address");
            if (now.mac() == null || !now.mac().equals(before.mac()) || was == null) {
                continue;
            }
            Element is = now.element().child("address");
            if (is == null) {
                findings.add(
                        Rule.ADR002,
                        "the address of the interface was " + text(was)
                                + " and is gone: libvirt chooses another, and the"
                                + " guest may name its NIC anew; keep the <address>",
                        now.element());
            } else if (!text(is).equals(text(was))) {
                findings.add(
                        Rule.ADR002,
                        "the address of the interface was " + text(was) + " and is " + text(is)
                                + ": the guest may name its NIC anew; keep the old one, or see to the guest's configuration",
                        is);
            }
        }
    }

    /** A PCI address in the one form that people know, any other as it is written. */
    private static String text(Element address) {
        if ("pci".equals(address.attribute("type"))) {
            PciAddress pci = PciAddress.of(address);
            if (pci != null) {
                return pci.toString();
            }
        }
        StringBuilder text = new StringBuilder();
        Part.of(address)
                .attributes()
                .forEach((name, value) -> text.append(text.isEmpty() ? "" : " ")
                        .append(name)
                        .append("='")
                        .append(value)
                        .append('\''));
        return text.toString();
    }
}
