package dev.xmlnet.convert;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.PciSlots;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Element;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The PCI addresses of interfaces whose model changes: a bus that no controller declares is what its devices need. */
final class Slots {
    private Slots() {}

    /** Removes each address that was right and is wrong for the new model, so that libvirt finds another. */
    static void fit(Guest guest, Collection<Merge> merges) {
        Map<Element, @Nullable String> models = new HashMap<>();
        for (Merge merge : merges) {
            String model = merge.result().attribute("model", "type");
            Element old = merge.old().element();
            if (address(old) != null && !Objects.equals(model, old.attribute("model", "type"))) {
                models.put(old, model);
            }
        }
        PciSlots before = models.isEmpty() ? null : PciSlots.of(guest);
        PciSlots after = before == null ? null : PciSlots.of(guest, models);
        if (before == null || after == null) {
            return;
        }
        for (Merge merge : merges) {
            Element old = merge.old().element();
            if (models.containsKey(old) && !isWrong(before, old) && isWrong(after, old)) {
                merge.leaveAddress();
            }
        }
    }

    private static boolean isWrong(PciSlots slots, Element device) {
        PciAddress address = address(device);
        return address != null && (slots.isMixed(address.bus()) || slots.problem(address, device) != null);
    }

    private static @Nullable PciAddress address(Element device) {
        Element address = device.child("address");
        return address == null || !"pci".equals(address.attribute("type")) ? null : PciAddress.of(address);
    }
}
