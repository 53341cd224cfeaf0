package dev.xmlnet.args;

import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place of a device, of several attributes to libvirt and of other ones to QEMU. */
public final class QemuPlace {
    private static final String BUS = "bus";
    private static final String ADDR = "addr";
    private static final String DEVNO = "devno";
    private static final Pattern SLOT = Pattern.compile("(?:0[xX])?(\\p{XDigit}{1,2})(?:\\.(?:0[xX])?([0-7]))?");
    private static final Pattern SUBCHANNEL =
            Pattern.compile("(\\p{XDigit}{1,2})\\.(\\p{XDigit})\\.(\\p{XDigit}{1,4})");

    private QemuPlace() {}

    /**
     * Writes a place.
     *
     * @param address {@code <address>}
     * @param machine of which only the first PCI bus has a name that is known
     * @return properties of {@code -device}; null if QEMU's line cannot say the place, since controllers of the guest are not on it
     */
    public static @Nullable Map<String, String> toQemu(Part address, QemuMachine machine) {
        String type = address.attribute("type");
        if (type == null) {
            return null;
        }
        return switch (machine.bus()) {
            case PCI ->
                type.equals("pci")
                        ? ofPci(PciAddress.of(address), machine)
                        : type.equals("isa") ? ofIsa(address) : null;
            case CCW -> type.equals("ccw") ? ofCcw(address) : null;
            case MMIO -> type.equals("virtio-mmio") ? Map.of() : null;
        };
    }

    private static @Nullable Map<String, String> ofPci(@Nullable PciAddress place, QemuMachine machine) {
        // libvirt gives 00:00.0, where the host bridge is, to no device: it chooses.
        if (place == null || place.domain() != 0 || place.bus() != 0 || place.slot() == 0) {
            return null;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        if (machine.root() != null) {
            properties.put(BUS, machine.root());
        }
        String function = place.function() == 0 ? "" : "." + place.function();
        properties.put(ADDR, "0x" + Integer.toHexString(place.slot()) + function);
        return properties;
    }

    private static @Nullable Map<String, String> ofCcw(Part address) {
        String cssid = hexadecimal(address.attribute("cssid"));
        String ssid = hexadecimal(address.attribute("ssid"));
        String devno = hexadecimal(address.attribute(DEVNO));
        if (cssid == null || ssid == null || devno == null) {
            return null;
        }
        return Map.of(DEVNO, cssid + "." + ssid + "." + "0".repeat(Math.max(0, 4 - devno.length())) + devno);
    }

    private static @Nullable Map<String, String> ofIsa(Part address) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : new String[] {"iobase", "irq"}) {
            String value = address.attribute(name);
            String number = value == null ? null : QemuValue.NUMBER.toQemu(value);
            if (number != null) {
                properties.put(name, number);
            }
        }
        return properties.isEmpty() ? null : properties;
    }

    private static @Nullable String hexadecimal(@Nullable String number) {
        String decimal = number == null ? null : QemuValue.NUMBER.toQemu(number);
        return decimal == null ? null : Long.toHexString(Long.parseLong(decimal));
    }

    /**
     * Reads a place.
     *
     * @param properties of {@code -device}: bus, addr, devno
     * @return {@code <address>}; null if they name no place that libvirt has without the guest's controllers
     */
    public static @Nullable Part fromQemu(Map<String, String> properties) {
        String devno = properties.get(DEVNO);
        if (devno != null) {
            Matcher m = SUBCHANNEL.matcher(devno);
            return m.matches()
                    ? Part.of("address")
                            .with("type", "ccw")
                            .with("cssid", "0x" + m.group(1))
                            .with("ssid", "0x" + m.group(2))
                            .with(DEVNO, "0x" + m.group(3))
                    : null;
        }
        String bus = properties.get(BUS);
        Matcher m = SLOT.matcher(properties.getOrDefault(ADDR, ""));
        boolean isRoot = bus == null || bus.equals("pci.0") || bus.equals("pcie.0");
        if (!isRoot || !m.matches() || Integer.parseInt(m.group(1), 16) > 0x1f) {
            return null;
        }
        int function = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
        return new PciAddress(0, 0, Integer.parseInt(m.group(1), 16), function).toPart();
    }
}
