package dev.xmlnet.args;

import org.jspecify.annotations.Nullable;

/**
 * A machine of QEMU's, as far as a NIC depends on it.
 *
 * @param bus where its devices are
 * @param root the name of its first PCI bus; null if it has none, or is not known
 * @param model the device that libvirt makes of an interface without a model
 */
public record QemuMachine(Bus bus, @Nullable String root, String model) {
    /** Where a machine has its devices. */
    public enum Bus {
        PCI,
        /** That of s390x. */
        CCW,
        /** Places in memory. */
        MMIO
    }

    private static final String PCI_ROOT = "pci.0";
    private static final String PCIE_ROOT = "pcie.0";
    private static final String RTL8139 = "rtl8139";
    private static final String VIRTIO = "virtio";

    /**
     * Returns the machine of a name.
     *
     * @param name such as {@code pc-q35-7.2}; null for the default of the architecture
     * @param arch such as {@code x86_64}; null if it is not known
     */
    public static QemuMachine of(@Nullable String name, @Nullable String arch) {
        String machine = name == null ? byArch(arch) : name;
        if (machine.startsWith("s390")) {
            return new QemuMachine(Bus.CCW, null, VIRTIO);
        } else if (machine.equals("microvm")) {
            return new QemuMachine(Bus.MMIO, null, VIRTIO);
        } else if (machine.contains("q35")) {
            return new QemuMachine(Bus.PCI, PCIE_ROOT, RTL8139);
        } else if (machine.equals("virt") || machine.startsWith("virt-")) {
            return new QemuMachine(Bus.PCI, PCIE_ROOT, VIRTIO);
        }
        boolean isPci = machine.equals("pc") || machine.startsWith("pc-") || machine.startsWith("pseries");
        return new QemuMachine(Bus.PCI, isPci ? PCI_ROOT : null, RTL8139);
    }

    private static String byArch(@Nullable String arch) {
        if (arch == null) {
            return "";
        }
        return switch (arch) {
            case "s390x" -> "s390-ccw-virtio";
            case "aarch64", "riscv64", "loongarch64" -> "virt";
            case "x86_64", "i686" -> "pc";
            default -> "";
        };
    }
}
