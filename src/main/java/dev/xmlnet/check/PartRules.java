package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;

/** Parts of an interface that need another part, or another interface, beside them. */
final class PartRules implements GuestRule {
    @Override
    public void look(Guest guest, Findings findings) {
        for (GuestInterface one : guest.interfaces()) {
            Element element = one.element();
            Element teaming = element.child("teaming");
            boolean takesOver = one.kind() == Kind.NETWORK || one.kind() == Kind.HOSTDEV;
            if (takesOver && teaming != null && "transient".equals(teaming.attribute("type"))) {
                teaming(guest, teaming, findings);
            }
            if (guest.isQemu()) {
                onlyOnPci(element, findings);
            }
            if (one.kind() == Kind.VHOSTUSER) {
                reconnect(element.child("source"), findings);
            }
        }
    }

    /** Without the half that stays QEMU keeps the device hidden from the guest. */
    private static void teaming(Guest guest, Element teaming, Findings findings) {
        String alias = teaming.attribute("persistent");
        if (alias == null || !alias.startsWith("ua-")) {
            return;
        }
        for (GuestInterface other : guest.interfaces()) {
            if (alias.equals(other.alias())
                    && "persistent".equals(other.element().attribute("teaming", "type"))) {
                return;
            }
        }
        findings.add(
                Rule.IFC001,
                "no interface of this guest with <teaming type='persistent'/> has <alias name='" + alias
                        + "'/>, so that nothing stands in for this one: name the alias of the interface that stays",
                teaming,
                "persistent");
    }

    private static void onlyOnPci(Element element, Findings findings) {
        Element address = element.child("address");
        String type = address == null ? null : address.attribute("type");
        Element acpi = element.child("acpi");
        if (acpi != null && "0".equals(acpi.attribute("index"))) {
            findings.add(
                            Rule.IFC001,
                            "an ACPI index of 0 is refused by libvirt: write index='1' or more, or take <acpi> away",
                            acpi,
                            "index")
                    .as(Severity.ERROR);
        }
        if (type == null || type.equals("pci") || type.equals("unassigned")) {
            return;
        }
        Element rom = element.child("rom");
        Element part = rom != null ? rom : acpi;
        if (part != null) {
            findings.add(
                            Rule.IFC001,
                            "only a PCI device has <" + part.name() + ">, and this one has an address of type '" + type
                                    + "', so that libvirt refuses the guest: take <" + part.name() + "> away",
                            part)
                    .as(Severity.ERROR);
        }
    }

    private static void reconnect(Element source, Findings findings) {
        Element reconnect = source == null ? null : source.child("reconnect");
        if (reconnect == null) {
            return;
        }
        if ("server".equals(source.attribute("mode"))) {
            findings.add(
                            Rule.IFC001,
                            "QEMU waits for the switch in mode='server', so that it has nothing to reconnect to, and libvirt"
                                    + " refuses the guest: take <reconnect> away",
                            reconnect)
                    .as(Severity.ERROR);
        } else if ("yes".equals(reconnect.attribute("enabled")) && reconnect.attribute("timeout") == null) {
            findings.add(
                            Rule.IFC001,
                            "<reconnect> has no timeout, and libvirt refuses the guest: write the seconds between two"
                                    + " attempts, such as timeout='10'",
                            reconnect)
                    .as(Severity.ERROR);
        }
    }
}
