package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a guest. */
final class GuestFacts extends Definition {
    private final boolean copy;
    private final Port[] ports;
    private final List<Claim> devices;

    GuestFacts(String path, Guest guest, Findings findings) {
        super(path, guest.domain());
        copy = !guest.isDefinition();
        List<GuestInterface> interfaces = guest.interfaces();
        ports = new Port[interfaces.size()];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = Port.of(this, interfaces.get(i), findings.deferred(interfaces.get(i)));
        }
        devices = hostDevices(guest.domain());
    }

    private List<Claim> hostDevices(Element domain) {
        List<Claim> found = List.of();
        Element all = domain.child("devices");
        if (all != null) {
            for (Element device : all.children()) {
                if (device.is("hostdev") && "pci".equals(device.attribute("type"))) {
                    found = found.isEmpty() ? new ArrayList<>(1) : found;
                    addPci(device.child("source"), this, found);
                }
            }
        }
        return found;
    }

    /** Adds the device that a {@code <source>} or {@code <forward>} names by its PCI address; null names none. */
    static void addPci(@Nullable Element around, Definition owner, List<Claim> claims) {
        if (around != null) {
            for (Element child : around.children()) {
                PciAddress address = child.is("address") ? PciAddress.of(child) : null;
                if (address != null) {
                    claims.add(Claim.at(owner, What.DEVICE, address.toString(), child.location()));
                }
            }
        }
    }

    /** Its interfaces, in order; not a copy. */
    Port[] ports() {
        return ports;
    }

    @Override
    boolean isCopy() {
        return copy;
    }

    @Override
    List<Claim> claims() {
        return devices;
    }
}
