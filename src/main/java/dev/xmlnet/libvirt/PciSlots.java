package dev.xmlnet.libvirt;

import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Element;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The slots of the PCI buses of a PC, as libvirt 9.0's QEMU driver says: those of the controllers in the guest, and of the
 * buses that libvirt adds since a device is on them.
 */
public final class PciSlots {
    private static final int LAST = 31;

    /** The first and the last slot of a bus by the model of its controller; of other models nothing is known. */
    private static final Map<String, int[]> SLOTS = Map.of(
            "pci-bridge", new int[] {1, LAST},
            "pcie-to-pci-bridge", new int[] {1, LAST},
            "pcie-root-port", new int[] {0, 0},
            "pcie-switch-downstream-port", new int[] {0, 0});

    /** Buses that take only other ports. */
    private static final Set<String> PORTS_ONLY = Set.of("pcie-switch-upstream-port", "pcie-expander-bus");

    /** The slot of bus 0 that the machine has, and its functions: the bridge to ISA or LPC, disks, and power management. */
    private static final int HELD_OF_PC = 1;

    private static final Set<Integer> FUNCTIONS_OF_PC = Set.of(0, 1, 3);

    private static final int HELD_OF_Q35 = 0x1f;
    private static final Set<Integer> FUNCTIONS_OF_Q35 = Set.of(0, 2, 3);

    private static final Set<String> EXPRESS = Set.of("virtio", "virtio-non-transitional", "e1000e", "igb");

    private static final Set<String> CONVENTIONAL =
            Set.of("rtl8139", "e1000", "ne2k_pci", "pcnet", "virtio-transitional");

    /** Kinds whose device without a model is not an emulated NIC of conventional PCI. */
    private static final Set<Kind> MODELLESS = EnumSet.of(Kind.HOSTDEV, Kind.VDPA, Kind.VHOSTUSER);

    private final Guest guest;
    private final boolean q35;
    private final Map<Element, @Nullable String> changed;

    /** The models of the buses that have a controller; null until one is asked for. */
    private @Nullable Map<Integer, String> models;

    /** False until a bus without a controller is asked for: few guests have such. */
    private boolean sorted;

    /** Buses on which a device is of which is not known what bus it makes libvirt add. */
    private final Set<Integer> unclear = new HashSet<>();

    /** Buses on which a NIC of PCI Express is. */
    private final Set<Integer> express = new HashSet<>();

    /** Buses on which a NIC of conventional PCI is. */
    private final Set<Integer> conventional = new HashSet<>();

    private PciSlots(Guest guest, boolean q35, Map<Element, @Nullable String> changed) {
        this.guest = guest;
        this.q35 = q35;
        this.changed = changed;
    }

    /** The buses of a guest; null if its machine is not known. */
    public static @Nullable PciSlots of(Guest guest) {
        return of(guest, Map.of());
    }

    /**
     * The same after a conversion.
     *
     * @param changed the models of interfaces that have another now
     */
    public static @Nullable PciSlots of(Guest guest, Map<Element, @Nullable String> changed) {
        String machine = machine(guest);
        boolean q35 = machine != null && (machine.equals("q35") || machine.startsWith("pc-q35"));
        if (machine == null || (!q35 && !machine.equals("pc") && !machine.startsWith("pc-"))) {
            return null;
        }
        return new PciSlots(guest, q35, changed);
    }

    /** Without a machine QEMU takes pc. */
    private static @Nullable String machine(Guest guest) {
        Element os = guest.domain().child("os");
        if (os == null || !guest.isX86()) {
            return null;
        }
        String machine = os.attribute("type", "machine");
        return machine == null ? "pc" : machine;
    }

    /** The model of the controller of a bus; null if it has none, so that libvirt adds it. */
    private @Nullable String declared(int bus) {
        Map<Integer, String> known = models;
        if (known == null) {
            known = new HashMap<>();
            for (Element devices : guest.domain().children("devices")) {
                for (Element device : devices.children()) {
                    if (device.is("controller") && "pci".equals(device.attribute("type"))) {
                        String model = device.attribute("model");
                        known.put(number(device.attribute("index")), model == null ? "?" : model);
                    }
                }
            }
            models = known;
        }
        return known.get(bus);
    }

    private void sort() {
        if (!sorted) {
            sorted = true;
            for (Element devices : guest.domain().children("devices")) {
                devices.children().forEach(this::sort);
            }
        }
    }

    private void sort(Element device) {
        Element element = device.child("address");
        PciAddress address =
                element == null || !"pci".equals(element.attribute("type")) ? null : PciAddress.of(element);
        if (address != null) {
            Set<Integer> sort = isExpress(device) ? express : isConventional(device) ? conventional : unclear;
            sort.add(address.bus());
        }
    }

    private boolean isExpress(Element device) {
        String model = model(device);
        return device.is("interface") && model != null && EXPRESS.contains(model);
    }

    private @Nullable String model(Element device) {
        String model = device.attribute("model", "type");
        return changed.getOrDefault(device, model);
    }

    /** True for an emulated NIC that is surely no device of PCI Express; without a model libvirt takes such a one. */
    private boolean isConventional(Element device) {
        if (!device.is("interface")) {
            return false;
        }
        String model = model(device);
        return model == null ? !MODELLESS.contains(Kind.of(device)) : CONVENTIONAL.contains(model);
    }

    /** True if libvirt adds the bus and has devices for two sorts of bus there, which it then mostly refuses. */
    public boolean isMixed(int bus) {
        if (!q35 || bus == 0 || declared(bus) != null) {
            return false;
        }
        sort();
        return conventional.contains(bus) && (express.contains(bus) || unclear.contains(bus));
    }

    /** The model of a bus that libvirt adds; null if that is not known. */
    private @Nullable String added(int bus) {
        if (!q35) {
            return "pci-bridge";
        }
        sort();
        if (unclear.contains(bus) || isMixed(bus)) {
            return null;
        }
        return conventional.contains(bus) ? "pcie-to-pci-bridge" : "pcie-root-port";
    }

    private boolean isHeld(PciAddress address) {
        return q35
                ? address.slot() == HELD_OF_Q35 && FUNCTIONS_OF_Q35.contains(address.function())
                : address.slot() == HELD_OF_PC && FUNCTIONS_OF_PC.contains(address.function());
    }

    private static int number(@Nullable String index) {
        try {
            return index == null ? -1 : Integer.parseInt(index.strip());
        } catch (NumberFormatException e) {
            return -1; // which the schema refuses
        }
    }

    /** What is wrong with the place of a device, as a message; null if nothing is known to be. */
    public @Nullable String problem(PciAddress address, Element device) {
        if (address.bus() == 0) {
            return device.is("interface") && address.domain() == 0 && isHeld(address)
                    ? "PCI address " + address + " belongs to the machine; remove <address>, and libvirt finds another"
                    : null;
        }
        String declared = declared(address.bus());
        String model = declared == null ? added(address.bus()) : declared;
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
