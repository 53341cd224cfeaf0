package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import org.jspecify.annotations.Nullable;

/** The device that the guest sees, as far as a part of the interface asks: is it virtio? */
public enum Device {
    /** Written so. */
    VIRTIO,
    /** Not written, and libvirt chooses it; it reads the tuning of virtio before it does, and drops that. */
    VIRTIO_BY_DEFAULT,
    /** Another model, written or chosen by libvirt. */
    OTHER,
    /** Not written, and what libvirt chooses depends on a machine that xmlnet does not know. */
    UNKNOWN;

    private static final Since VHOSTUSER_DEFAULT = new Since(new Version(11, 1, 0), null);
    private static final Since VDPA_VARIANTS = new Since(new Version(11, 3, 0), new Version(9, 0, 0));

    /**
     * The device of an interface.
     *
     * @param model the {@code type} of its {@code <model>}; null if it has none
     * @param carrier what it is connected to: vdpa and hostdev have virtio by default, and vhostuser since 11.1 (tried with 9.0, 11.3, 12.9)
     */
    static Device of(@Nullable String model, Carrier carrier, Guest guest, Version libvirt) {
        if (model != null) {
            return Kind.isVirtio(model) ? VIRTIO : OTHER;
        }
        return switch (carrier) {
            case VDPA, HOSTDEV -> VIRTIO_BY_DEFAULT;
            case VHOSTUSER, VHOSTUSER_PASST ->
                libvirt.isAtLeast(VHOSTUSER_DEFAULT.version()) ? VIRTIO_BY_DEFAULT : OTHER;
            default -> byMachine(guest);
        };
    }

    /** Since when libvirt takes this model, or none (null), on a carrier; null if no libvirt is known that does not. */
    static @Nullable Since since(@Nullable String model, Carrier carrier) {
        return switch (carrier) {
            case VHOSTUSER, VHOSTUSER_PASST -> model == null ? VHOSTUSER_DEFAULT : null;
            case VDPA ->
                model != null && Kind.isVirtio(model) && !model.equalsIgnoreCase("virtio") ? VDPA_VARIANTS : null;
            default -> null;
        };
    }

    /** The default of qemuDomainDefaultNetModel. */
    private static Device byMachine(Guest guest) {
        Element os = guest.domain().child("os");
        String arch = os == null ? null : os.attribute("type", "arch");
        if (!guest.isQemu() || os == null || arch == null) {
            return UNKNOWN;
        }
        String machine = os.attribute("type", "machine");
        boolean virt = machine != null && machine.startsWith("virt");
        return switch (arch) {
            case "x86_64", "i686" -> OTHER;
            case "s390", "s390x" -> VIRTIO_BY_DEFAULT;
            case "aarch64", "armv7l", "riscv32", "riscv64" -> virt ? VIRTIO_BY_DEFAULT : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    /** True if the guest sees virtio, written or not. */
    public boolean isVirtio() {
        return this == VIRTIO || this == VIRTIO_BY_DEFAULT;
    }
}
