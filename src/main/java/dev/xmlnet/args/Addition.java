package dev.xmlnet.args;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Patch;
import java.util.ArrayList;
import java.util.List;

/** Interfaces that are added to a guest; every other byte of its file stays. */
public final class Addition {
    /** The devices that libvirt prints before interfaces. */
    private static final List<String> BEFORE =
            List.of("emulator", "disk", "controller", "lease", "filesystem", "interface");

    private Addition() {}

    /**
     * Adds interfaces behind those that the guest has.
     *
     * @throws RefusedException if the guest has no {@code <devices>}
     */
    public static Patch of(Guest guest, List<Part> interfaces) throws RefusedException {
        Element devices = guest.domain().child("devices");
        if (devices == null) {
            String message = guest.isInterface()
                    ? "<interface> is not a guest; name the file of one"
                    : "the guest has no <devices>; add that";
            throw new RefusedException(
                    Diagnostic.error("args-guest", message, guest.domain().location()));
        }
        Draft draft = Draft.of(devices);
        interfaces.forEach(one -> draft.add(one, BEFORE));
        return Patch.of(devices.source(), draft.edits());
    }

    /** The MAC addresses that the guest has already; a warning for each. */
    public static List<Diagnostic> duplicates(Guest guest, List<Part> interfaces) {
        List<Diagnostic> found = new ArrayList<>();
        for (Part added : interfaces) {
            String mac = MacAddress.printed(added.attribute("mac", "address"));
            for (GuestInterface old : guest.interfaces()) {
                if (mac != null && mac.equals(old.mac())) {
                    found.add(Diagnostic.warning(
                            "args-mac",
                            "duplicate MAC address " + mac + ", also used by the interface that is added; change one",
                            old.element().location()));
                }
            }
        }
        return found;
    }
}
