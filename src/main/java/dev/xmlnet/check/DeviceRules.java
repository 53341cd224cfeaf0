package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.PciSlots;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What only one device of a guest may have: an address, a place in the boot order, a name, a device of the host. */
final class DeviceRules implements GuestRule {
    private static final int SLOT = 8;

    /** What the devices of one guest have taken, each by the element that says so. */
    private record Taken(
            Map<Long, Element> addresses,
            Map<Long, Element> hostDevices,
            Map<String, Element> names,
            Map<String, Element> orders) {
        Taken() {
            this(new HashMap<>(), new HashMap<>(2), new HashMap<>(2), new HashMap<>(2));
        }
    }

    @Override
    public void look(Guest guest, Findings findings) {
        Taken taken = new Taken();
        PciSlots slots = PciSlots.of(guest);
        for (Element devices : guest.domain().children()) {
            if (devices.is("devices")) {
                for (Element device : devices.children()) {
                    // A console that stands for the first serial port repeats what that has.
                    if (!device.is("console")) {
                        look(device, taken, slots, guest.isQemu(), findings);
                    }
                }
            }
        }
        functions(taken.addresses(), findings);
        orders(guest.domain().child("os"), taken.orders(), findings);
    }

    private static void look(Element device, Taken taken, @Nullable PciSlots slots, boolean qemu, Findings findings) {
        for (Element child : device.children()) {
            switch (child.name()) {
                case "address" -> {
                    PciAddress pci = "pci".equals(child.attribute("type")) ? PciAddress.of(child) : null;
                    if (pci != null) {
                        address(child, pci, taken.addresses(), qemu, findings);
                        slot(device, child, pci, slots, findings);
                    }
                }
                case "boot" -> order(child, taken.orders(), findings);
                case "alias" -> alias(child, taken.names(), findings);
                case "acpi" -> acpi(child, taken.names(), findings);
                case "source" -> hostDevice(device, child, taken.hostDevices(), findings);
                default -> {
                    // Every device may have one such.
                }
            }
        }
    }

    /** Domain, bus and slot of zeros stand for none: libvirt then finds an address. */
    private static void address(
            Element address, PciAddress pci, Map<Long, Element> taken, boolean qemu, Findings findings) {
        if (pci.domain() == 0 && pci.bus() == 0 && pci.slot() == 0) {
            return;
        }
        if (qemu && pci.domain() != 0) {
            findings.add(
                    Rule.ADR001,
                    "the guest has the PCI domain 0 only, and libvirt refuses the guest: write domain='0x0000', or take"
                            + " <address> away, and libvirt finds one",
                    address,
                    "domain");
        }
        Element first = taken.putIfAbsent(key(pci), address);
        if (first != null) {
            findings.add(
                            Rule.ADR001,
                            name(first) + " has the PCI address " + pci
                                    + ", too, and libvirt refuses the guest: take the"
                                    + " <address> of one away, and libvirt finds another",
                            address)
                    .also(first, null);
        }
    }

    private static void slot(
            Element device, Element address, PciAddress pci, @Nullable PciSlots slots, Findings findings) {
        String problem = slots == null || pci.domain() != 0 ? null : slots.problem(pci, device);
        if (problem != null) {
            findings.add(Rule.ADR001, problem, address, pci.bus() == 0 ? "bus" : "slot");
        }
    }

    private static long key(PciAddress pci) {
        return ((long) pci.domain() << 16) + (pci.bus() << SLOT) + (pci.slot() << 3) + pci.function();
    }

    /** QEMU looks at function 0 of a slot when it plugs the others. */
    private static void functions(Map<Long, Element> addresses, Findings findings) {
        for (Map.Entry<Long, Element> entry : addresses.entrySet()) {
            long key = entry.getKey();
            Element zero = (key & 7) == 0 ? null : addresses.get(key & ~7L);
            if (zero != null && "off".equals(zero.attribute("multifunction"))) {
                findings.add(
                                Rule.ADR001,
                                name(zero) + " has function 0 of this slot with multifunction='off', and the guest does"
                                        + " not start: write multifunction='on' there",
                                entry.getValue(),
                                "function")
                        .also(zero, "multifunction");
            }
        }
    }

    private static void order(Element boot, Map<String, Element> taken, Findings findings) {
        String order = boot.attribute("order");
        Element first = order == null ? null : taken.putIfAbsent(withoutZeros(order), boot);
        if (first != null) {
            findings.add(
                            Rule.BOT001,
                            name(first) + " has the boot order " + order
                                    + ", too, and libvirt refuses the guest: give each device a number of its own",
                            boot,
                            "order")
                    .also(first, "order");
        }
    }

    private static void orders(@Nullable Element os, Map<String, Element> taken, Findings findings) {
        Element boot = os == null || taken.isEmpty() ? null : os.child("boot");
        if (boot != null) {
            Element device = taken.values().iterator().next();
            for (Element other : taken.values()) {
                device = other.span().start() < device.span().start() ? other : device;
            }
            findings.add(
                            Rule.BOT001,
                            "<os> has a <boot>, too, and libvirt refuses the guest: take <boot dev='"
                                    + boot.attribute("dev") + "'/> away, and give that device a boot order",
                            device)
                    .also(boot, null);
        }
    }

    private static String withoutZeros(String number) {
        int i = 0;
        while (i < number.length() - 1 && number.charAt(i) == '0') {
            i++;
        }
        return i == 0 ? number : number.substring(i);
    }

    /** Aliases that a person gave; those of a dump libvirt makes anew. */
    private static void alias(Element alias, Map<String, Element> taken, Findings findings) {
        String name = alias.attribute("name");
        Element first = name == null || !name.startsWith("ua-") ? null : taken.putIfAbsent(name, alias);
        if (first != null) {
            findings.add(
                            Rule.IFC001,
                            name(first) + " has the alias " + name
                                    + ", too, and the guest does not start: give each device an alias of its own",
                            alias,
                            "name")
                    .as(Severity.ERROR)
                    .also(first, "name");
        }
    }

    private static void acpi(Element acpi, Map<String, Element> taken, Findings findings) {
        String index = acpi.attribute("index");
        Element first = index == null ? null : taken.putIfAbsent("acpi " + withoutZeros(index), acpi);
        if (first != null) {
            findings.add(
                            Rule.IFC001,
                            name(first) + " has the ACPI index " + index
                                    + ", too, and the guest does not start: give each device one of its own",
                            acpi,
                            "index")
                    .as(Severity.ERROR)
                    .also(first, "index");
        }
    }

    private static void hostDevice(Element device, Element source, Map<Long, Element> taken, Findings findings) {
        boolean nic = device.is("interface");
        if (!"hostdev".equals(nic ? device.attribute("type") : device.name())
                || (!nic && !"pci".equals(device.attribute("type")))) {
            return;
        }
        Element address = source.child("address");
        PciAddress pci = PciAddress.of(address);
        if (address == null || pci == null) {
            return;
        }
        Element first = taken.putIfAbsent(key(pci), address);
        if (first != null) {
            findings.add(
                            Rule.HDV001,
                            "the host's device " + pci
                                    + " is given to this guest twice, and libvirt refuses the guest: take one away",
                            address)
                    .also(first, null);
        }
    }

    /** The device that a part belongs to, for people. */
    private static String name(Element part) {
        Element device = part.parent();
        return "another <" + (device == null ? part : device).name() + ">";
    }
}
