package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A word of args.txt for how QEMU writes a value of libvirt's, in both directions. */
public enum QemuValue {
    /** The text as it is; an empty one is none. */
    TEXT("text"),
    /** An id of QEMU's: letters, digits and {@code . - _}, with a letter first. */
    ID("id"),
    /** A MAC address, as libvirt prints it. */
    MAC("mac"),
    /** A number in decimal digits. */
    NUMBER("number"),
    /** {@code on} or {@code off}. */
    ONOFF("onoff"),
    /** A number of queues above 1, which is what a device has without it. */
    SEVERAL("several"),
    /** {@code on} for such a number; the way back is that of {@link #SEVERAL}. */
    MQ("mq"),
    /** Two interrupts for each of such a number of queues, and two more. */
    VECTORS("vectors"),
    /** A model of device; on machines without PCI by {@link #device}. */
    MODEL("model"),
    /** {@code on} for the driver vhost, {@code off} for qemu. */
    VHOST("vhost"),
    /** {@code bh} for iothread; {@code timer}. */
    TXMODE("txmode"),
    /** {@code 0} for off, {@code 1} for on. */
    ROM_BAR("romBar"),
    /** An empty file for no; nothing for yes. */
    ROM_ENABLED("romEnabled"),
    /** {@code on} for persistent; nothing for transient. */
    TEAMING("teaming"),
    /** Several attributes of an address together, by {@link QemuPlace}. */
    PLACE("place");

    private static final String ON = "on";
    private static final String OFF = "off";
    private static final String NAME = "[A-Za-z][A-Za-z0-9._-]*";
    private static final Map<String, String> DEVICES = Map.of(
            "virtio", "virtio-net-pci",
            "virtio-transitional", "virtio-net-pci-transitional",
            "virtio-non-transitional", "virtio-net-pci-non-transitional");
    private static final Map<String, String> MODELS = Map.of(
            "virtio-net", "virtio",
            "virtio-net-pci", "virtio",
            "virtio-net-device", "virtio",
            "virtio-net-ccw", "virtio",
            "virtio-net-pci-transitional", "virtio-transitional",
            "virtio-net-pci-non-transitional", "virtio-non-transitional");

    private final String word;

    QemuValue(String word) {
        this.word = word;
    }

    /**
     * Reads a word of the table.
     *
     * @throws IllegalArgumentException if it is none
     */
    static QemuValue of(String word) {
        for (QemuValue value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no word for a value");
    }

    /**
     * Writes a value.
     *
     * @param libvirt as libvirt's XML has it
     * @return null if it says no more to QEMU than its absence, or is none that QEMU has
     */
    public @Nullable String toQemu(String libvirt) {
        return switch (this) {
            case TEXT -> libvirt.isEmpty() ? null : libvirt;
            case ID -> libvirt.matches(NAME) ? libvirt : null;
            case MAC -> MacAddress.printed(libvirt);
            case NUMBER -> decimal(libvirt);
            case ONOFF -> libvirt.equals(ON) || libvirt.equals(OFF) ? libvirt : null;
            case SEVERAL -> isSeveral(libvirt) ? decimal(libvirt) : null;
            case MQ -> isSeveral(libvirt) ? ON : null;
            case VECTORS -> isSeveral(libvirt) ? Long.toString(2 * Long.decode(libvirt) + 2) : null;
            case MODEL -> DEVICES.getOrDefault(libvirt.toLowerCase(Locale.ROOT), libvirt);
            case VHOST -> libvirt.equals("vhost") ? ON : libvirt.equals("qemu") ? OFF : null;
            case TXMODE -> libvirt.equals("iothread") ? "bh" : libvirt.equals("timer") ? libvirt : null;
            case ROM_BAR -> libvirt.equals(OFF) ? "0" : libvirt.equals(ON) ? "1" : null;
            case ROM_ENABLED -> libvirt.equals("no") ? "" : null;
            case TEAMING -> libvirt.equals("persistent") ? ON : null;
            case PLACE -> null;
        };
    }

    /** True for a value that says no more to QEMU than its absence. */
    public boolean isPlain(String libvirt) {
        return switch (this) {
            case SEVERAL, MQ, VECTORS -> decimal(libvirt) != null && !isSeveral(libvirt);
            case ROM_ENABLED -> libvirt.equals("yes");
            case TEAMING -> libvirt.equals("transient");
            default -> false;
        };
    }

    /**
     * Reads a value.
     *
     * @param qemu as it stands behind {@code KEY=}, without doubled commas
     * @return null if it says no more to libvirt than its absence, or is none that libvirt has
     */
    public @Nullable String fromQemu(String qemu) {
        return switch (this) {
            case TEXT, ID -> qemu.isEmpty() ? null : qemu;
            case MAC -> MacAddress.printed(qemu.replace('-', ':'));
            case NUMBER -> decimal(qemu);
            case ONOFF -> onOff(qemu);
            case SEVERAL -> isSeveral(qemu) ? decimal(qemu) : null;
            case VECTORS ->
                decimal(qemu) == null || Long.decode(qemu) < 6 ? null : Long.toString((Long.decode(qemu) - 2) / 2);
            case MODEL -> MODELS.getOrDefault(qemu, qemu);
            case VHOST -> ON.equals(onOff(qemu)) ? "vhost" : OFF.equals(onOff(qemu)) ? "qemu" : null;
            case TXMODE -> qemu.equals("bh") ? "iothread" : qemu.equals("timer") ? qemu : null;
            case ROM_BAR -> decimal(qemu) == null ? onOff(qemu) : Long.decode(qemu) == 0 ? OFF : ON;
            case ROM_ENABLED -> qemu.isEmpty() ? "no" : null;
            case TEAMING -> ON.equals(onOff(qemu)) ? "persistent" : null;
            case MQ, PLACE -> null;
        };
    }

    /**
     * Returns QEMU's name of a device.
     *
     * @param model libvirt's, such as virtio
     * @param bus where the machine has its devices
     */
    public static String device(String model, QemuMachine.Bus bus) {
        if (Kind.isVirtio(model) && bus != QemuMachine.Bus.PCI) {
            return bus == QemuMachine.Bus.CCW ? "virtio-net-ccw" : "virtio-net-device";
        }
        String device = MODEL.toQemu(model);
        return device == null ? model : device;
    }

    private static @Nullable String onOff(String qemu) {
        return switch (qemu) {
            case ON, "yes", "true", "y", "" -> ON;
            case OFF, "no", "false", "n" -> OFF;
            default -> null;
        };
    }

    private static boolean isSeveral(String number) {
        return decimal(number) != null && Long.decode(number) > 1;
    }

    /** A number in decimal digits; null if it is none. */
    private static @Nullable String decimal(String number) {
        try {
            return number.matches("0[xX]\\p{XDigit}{1,15}|[1-9][0-9]{0,17}|0[0-7]{0,18}")
                    ? Long.decode(number).toString()
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return word;
    }
}
