package dev.xmlnet.libvirt;

import dev.xmlnet.xml.Spelling;
import java.util.List;

/** The names of network devices that hypervisors emulate. libvirt passes on any name, and QEMU is asked when the guest starts. */
public final class DeviceModel {
    /** Those of libvirt 12.5, and of QEMU 7.2 to 11.1 on any machine. */
    private static final List<String> KNOWN = List.of(
            "virtio",
            "virtio-transitional",
            "virtio-non-transitional",
            "virtio-net",
            "virtio-net-pci",
            "virtio-net-pci-transitional",
            "virtio-net-pci-non-transitional",
            "virtio-net-device",
            "virtio-net-ccw",
            "e1000",
            "e1000e",
            "e1000-82540em",
            "e1000-82544gc",
            "e1000-82545em",
            "igb",
            "i82550",
            "i82551",
            "i82557a",
            "i82557b",
            "i82557c",
            "i82558a",
            "i82558b",
            "i82559a",
            "i82559b",
            "i82559c",
            "i82559er",
            "i82562",
            "i82801",
            "ne2k_pci",
            "ne2k_isa",
            "pcnet",
            "rtl8139",
            "rocker",
            "tulip",
            "sungem",
            "sunhme",
            "usb-net",
            "vmxnet3",
            "spapr-vlan",
            "lan9118",
            "smc91c111",
            "netfront",
            "vlance",
            "vmxnet",
            "vmxnet2",
            "Am79C970A",
            "Am79C973",
            "82540EM",
            "82543GC",
            "82545EM");

    private DeviceModel() {}

    /** True if a hypervisor has a device of the name; libvirt takes capital letters for small ones. */
    public static boolean isKnown(String model) {
        return KNOWN.stream().anyMatch(model::equalsIgnoreCase);
    }

    /** A message about a name that is not known: {@code model 'virtoi' is not known to QEMU; did you mean virtio?} */
    public static String unknown(String model) {
        List<String> near = Spelling.nearest(model, KNOWN);
        return "model '" + model + "' is not known to QEMU, and the guest does not start; "
                + (near.isEmpty() ? "use virtio, for example" : "did you mean " + String.join(" or ", near) + "?");
    }
}
