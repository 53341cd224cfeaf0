package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;

/** The MAC address of an interface by itself; {@link Facts} has those that two share. */
final class MacRules implements GuestRule {
    /** Before, it passed them on to QEMU. */
    private static final Version TAKES_ZEROS_FOR_NONE = new Version(9, 9, 0);

    @Override
    public void look(Guest guest, Findings findings) {
        for (GuestInterface one : guest.interfaces()) {
            Element mac = one.element().child("mac");
            if (mac == null) {
                findings.add(
                        Rule.MAC003,
                        "without <mac address='...'/> each define of this file makes up another address: write the one"
                                + " that `virsh dumpxml` shows",
                        one.element());
            } else {
                look(one, mac, findings);
            }
        }
    }

    private static void look(GuestInterface one, Element element, Findings findings) {
        MacAddress mac = MacAddress.of(one.mac());
        if (mac == null) {
            return; // which the schema has said
        }
        if (mac.isZero()) {
            zeros(element, findings);
        } else if (mac.isMulticast()) {
            findings.add(
                            Rule.MAC002,
                            mac + " is a multicast address, as the odd first byte says, and libvirt refuses the guest:"
                                    + " write the address of one device, such as 52:54:00 and three random bytes",
                            element,
                            "address")
                    .insteadOfSchema();
        } else if (!mac.isLocal() && mayChoose(one.kind()) && !GuestRanges.hold(mac.toString())) {
            findings.add(
                    Rule.MAC004,
                    "MAC " + mac + " is not for local use and may clash with a real NIC; use 52:54:00:...",
                    element,
                    "address");
        }
    }

    private static void zeros(Element element, Findings findings) {
        if (findings.libvirt().isAtLeast(TAKES_ZEROS_FOR_NONE)) {
            findings.add(
                            Rule.MAC002,
                            "libvirt takes zeros for no address, and makes another one up at each define of this file:"
                                    + " write the one that `virsh dumpxml` shows",
                            element,
                            "address")
                    .as(Severity.WARNING);
        } else {
            findings.add(
                    Rule.MAC002,
                    "zeros are no MAC address: QEMU gives the guest 52:54:00:12:34:56, and the same to every other such"
                            + " guest; write an address of its own, such as 52:54:00 and three random bytes",
                    element,
                    "address");
        }
    }

    /** A guest that has a device of the host for itself may well have its address, too. */
    private static boolean mayChoose(Kind kind) {
        return kind != Kind.HOSTDEV && kind != Kind.PASSTHROUGH;
    }
}
