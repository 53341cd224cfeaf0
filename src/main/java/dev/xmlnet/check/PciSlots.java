package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.PciAddress;
import dev.xmlnet.xml.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The slots of the PCI buses of a PC, as libvirt 9.0's QEMU driver says: those of the controllers in the guest, and of the
 * buses that libvirt adds since a device is on them.
 */
final class PciSlots {
    private static final int LAST = 31;

    /** The first and the last slot of a bus by the model of its controller; of other models nothing is known. */
    private static final Map<String, int[]> SLOTS = Map.of(
            "pci-bridge", new int[] {1, LAST},
            "pcie-to-pci-bridge", new int[] {1, LAST},
            "pcie-root-port", new int[] {0, 0},
            "pcie-switch-downstream-port", new int[] {0, 0});

    /** Buses that take only other ports. */
    private static final Set<String> PORTS_ONLY = Set.of("pcie-switch-upstream-port", "pcie-expander-bus");

    /** Functions of bus 0 that the machine has: the bridge to ISA or LPC, disks, and power management. */
    private static final Map<Boolean, List<String>> HELD = Map.of(
            false, List.of("0000:00:01.0", "0000:00:01.1", "0000:00:01.3"),
            true, List.of("0000:00:1f.0", "0000:00:1f.2", "0000:00:1f.3"));

    private static final Set<String> EXPRESS = Set.of("virtio", "virtio-non-transitional", "e1000e", "igb");

    private final boolean q35;
    private final Map<Integer, String> models = new HashMap<>();

    /** Buses that libvirt adds and on which a device is of which is not known what bus it makes libvirt add. */
    private final Set<Integer> unclear = new HashSet<>();

    private PciSlots(boolean q35) {
        this.q35 = q35;
    }

    /** The buses of a guest; null if its machine is not known. */
    static PciSlots of(Guest guest) {
        String machine = machine(guest);
        boolean q35 = machine != null && (machine.equals("q35") || machine.startsWith("pc-q35"));
        if (machine == null || (!q35 && !machine.equals("pc") && !machine.startsWith("pc-"))) {
            return null;
        }
        PciSlots slots = new PciSlots(q35);
        for (Element devices : guest.domain().children("devices")) {
            devices.children().forEach(slots::read);
        }
        return slots;
    }

    /** Without a machine QEMU takes pc. */
    private static String machine(Guest guest) {
        if (!guest.isX86()) {
            return null;
        }
        String machine = guest.domain().child("os").attribute("type", "machine");
        return machine == null ? "pc" : machine;
    }

    private void read(Element device) {
        if (device.is("controller") && "pci".equals(device.attribute("type"))) {
            String model = device.attribute("model");
            models.put(SettingRules.number(device.attribute("index")), model == null ? "?" : model);
        }
        Element element = device.child("address");
        PciAddress address =
                element == null || !"pci".equals(element.attribute("type")) ? null : PciAddress.of(element);
        if (address != null && !isExpress(device)) {
            unclear.add(address.bus());
        }
    }

    private static boolean isExpress(Element device) {
        String model = device.attribute("model", "type");
        return device.is("interface") && model != null && EXPRESS.contains(model);
    }

    /** What is wrong with the place of a device, as a message; null if nothing is known to be. */
    String problem(PciAddress address, Element device) {
        if (address.bus() == 0) {
            return device.is("interface") && HELD.get(q35).contains(address.toString())
                    ? "PCI address " + address + " belongs to the machine; remove <address>, and libvirt finds another"
                    : null;
        }
        String model = models.get(address.bus());
        if (model == null && !(q35 && unclear.contains(address.bus()))) {
            model = q35 ? "pcie-root-port" : "pci-bridge";
        }
        if (model == null) {
            return null;
        }
        String bus = "PCI bus " + address.bus() + " (" + model + ")";
        if (PORTS_ONLY.contains(model)) {
            return device.is("interface") ? bus + " takes no NIC; remove <address>, and libvirt finds a slot" : null;
        }
        int[] slots = SLOTS.get(model);
        if (slots == null || (address.slot() >= slots[0] && address.slot() <= slots[1])) {
            return null;
        }
        return bus + " has no slot " + address.slot() + ", only "
                + (slots[0] == slots[1] ? "slot " + slots[0] : "slots " + slots[0] + " to " + slots[1])
                + "; remove <address>, and libvirt finds one";
    }
}
