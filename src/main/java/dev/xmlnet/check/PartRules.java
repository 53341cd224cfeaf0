package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.Mtu;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts of an interface that need another part, or another interface, beside them. */
final class PartRules implements GuestRule {
    /** Of QEMU 11.1; 7.2 starts a guest with a greater one. */
    private static final int LARGEST_ACPI_INDEX = 16_383;

    /** Buses of other machines than those of x86, of which microvm alone has virtio-mmio. */
    private static final Set<String> BUSES_OF_OTHERS =
            Set.of("drive", "ccw", "spapr-vio", "virtio-mmio", "virtio-s390");

    private static final String MMIO_OF_X86 = "microvm";

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
                onlyOnPci(guest, element, findings);
                if (one.kind().isBridged() || one.kind() == Kind.ETHERNET) {
                    mtu(element.child("mtu"), findings);
                }
            }
            Element source = element.child("source");
            if (source != null && one.kind() == Kind.VHOSTUSER) {
                reconnect(source, findings);
            } else if (source != null && one.kind() == Kind.ETHERNET) {
                addresses(source, findings);
            } else if (one.kind() == Kind.VDPA) {
                addresses(element, findings);
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

    /** What the kernel takes for a tap. */
    private static void mtu(@Nullable Element mtu, Findings findings) {
        if (mtu == null) {
            return;
        }
        int size = SettingRules.number(mtu.attribute("size"));
        if (size > Mtu.MOST_OF_TAP || (size > 0 && size < Mtu.LEAST)) {
            findings.add(
                    Rule.MTU001,
                    "a tap takes an MTU from " + Mtu.LEAST + " to " + Mtu.MOST_OF_TAP
                            + ", and the guest does not start: write such a size, as size='9000'",
                    mtu,
                    "size");
        }
    }

    private static void onlyOnPci(Guest guest, Element element, Findings findings) {
        Element address = element.child("address");
        String type = address == null ? null : address.attribute("type");
        Element acpi = element.child("acpi");
        if (acpi != null) {
            acpiIndex(guest, acpi, findings);
        }
        if (address != null && "unassigned".equals(type)) {
            findings.add(
                            Rule.IFC001,
                            "only a <hostdev> may be without a place in the guest, and libvirt refuses the guest:"
                                    + " remove <address>, and libvirt finds one",
                            address,
                            "type")
                    .as(Severity.ERROR);
        }
        Element rom = element.child("rom");
        if (rom != null && "no".equals(rom.attribute("enabled"))) {
            disabledRom(rom, findings);
        }
        if (address == null || type == null || type.equals("pci") || type.equals("unassigned")) {
            return;
        }
        Element part = rom != null ? rom : acpi;
        if (part != null) {
            findings.add(
                            Rule.IFC001,
                            "only a PCI device has <" + part.name() + ">, and this one has an address of type '" + type
                                    + "', so that libvirt refuses the guest: take <" + part.name() + "> away",
                            part)
                    .as(Severity.ERROR);
        } else if (type.equals("usb") && !"usb-net".equals(element.attribute("model", "type"))) {
            findings.add(
                            Rule.IFC001,
                            "only the model usb-net is a device of USB, and the guest does not start: remove <address>,"
                                    + " and libvirt finds one",
                            address,
                            "type")
                    .as(Severity.ERROR);
        } else if (type.equals("isa") && guest.isQemu() && !"ne2k_isa".equals(element.attribute("model", "type"))) {
            findings.add(
                            Rule.IFC001,
                            "only the model ne2k_isa is a device of ISA, and the guest does not start: remove <address>,"
                                    + " and libvirt finds one",
                            address,
                            "type")
                    .as(Severity.ERROR);
        } else if (BUSES_OF_OTHERS.contains(type) && guest.isX86() && !isMicrovm(guest)) {
            findings.add(
                            Rule.IFC001,
                            "this machine has no bus of the type '" + type
                                    + "', and the guest does not start: remove <address>, and libvirt finds one",
                            address,
                            "type")
                    .as(Severity.ERROR);
        }
    }

    private static void acpiIndex(Guest guest, Element acpi, Findings findings) {
        String index = acpi.attribute("index");
        if ("0".equals(index)) {
            findings.add(
                            Rule.IFC001,
                            "an ACPI index of 0 is refused by libvirt: write index='1' or more, or remove <acpi>",
                            acpi,
                            "index")
                    .as(Severity.ERROR);
        } else if (guest.isQemu() && isOver(index, LARGEST_ACPI_INDEX)) {
            findings.add(
                            Rule.IFC001,
                            "newer QEMU takes ACPI indexes up to " + LARGEST_ACPI_INDEX
                                    + ", and does not start the guest: write a smaller one",
                            acpi,
                            "index")
                    .as(Severity.WARNING);
        }
    }

    /** True for a number that is greater; what is no number is the schema's. */
    private static boolean isOver(@Nullable String number, int most) {
        try {
            return number != null && Long.parseLong(number) > most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isMicrovm(Guest guest) {
        Element os = guest.domain().child("os");
        String machine = os == null ? null : os.attribute("type", "machine");
        return machine != null && machine.startsWith(MMIO_OF_X86);
    }

    private static void disabledRom(Element rom, Findings findings) {
        String attribute = rom.attribute("bar") != null ? "bar" : "file";
        if (rom.attribute(attribute) != null) {
            findings.add(
                            Rule.IFC001,
                            "a ROM that is not enabled has no " + attribute + ", and libvirt refuses the guest: take "
                                    + attribute + " away, or enabled='no'",
                            rom,
                            attribute)
                    .as(Severity.ERROR);
        }
    }

    /** Addresses and routes, where libvirt reads them and QEMU refuses none (virDomainNetIPInfoParseXML). */
    private static void addresses(Element parent, Findings findings) {
        for (Element child : parent.children()) {
            if (child.is("route")) {
                RouteRules.target(child, findings);
            } else if (child.is("ip")) {
                IpAddress address = IpAddress.of(child.attribute("address"));
                boolean told = address != null && child.attribute("family") != null;
                if (address != null && (!told || AddressRules.family(child, address, Rule.NET002, findings))) {
                    AddressRules.prefix(child, address, Rule.NET002, 0, findings);
                }
            }
        }
    }

    private static void reconnect(Element source, Findings findings) {
        Element reconnect = source.child("reconnect");
        if (reconnect == null || !"yes".equals(reconnect.attribute("enabled"))) {
            return;
        }
        if ("server".equals(source.attribute("mode"))) {
            findings.add(
                            Rule.IFC001,
                            "QEMU waits for the switch in mode='server', so that it has nothing to reconnect to, and libvirt"
                                    + " refuses the guest: take <reconnect> away",
                            reconnect)
                    .as(Severity.ERROR);
        } else if (reconnect.attribute("timeout") == null) {
            findings.add(
                            Rule.IFC001,
                            "<reconnect> has no timeout, and libvirt refuses the guest: write the seconds between two"
                                    + " attempts, such as timeout='10'",
                            reconnect)
                    .as(Severity.ERROR);
        }
    }
}
