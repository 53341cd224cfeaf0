package dev.xmlnet.args.qemu.line;

import dev.xmlnet.libvirt.value.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads NICs from -device, -nic and -net nic. */
final class NicReader {
    private static final OptionTable TABLE = OptionTable.get();
    private static final String DRIVER = "driver";
    private static final String NETDEV = "netdev";
    private static final String MODEL = "model";
    private static final Pattern SLOT = Pattern.compile("(0[xX])?[01]?\\p{XDigit}(\\.[0-7])?");

    private final Values values;
    private final Models models;

    NicReader(Values values, Models models) {
        this.values = values;
        this.models = models;
    }

    /** True if a -device may say something of the network. */
    static boolean isOfNetwork(Settings settings) {
        String driver = settings.get(DRIVER);
        return driver == null
                || TABLE.device(driver) != null
                || settings.find(NETDEV) != null
                || driver.indexOf('$') >= 0
                || driver.indexOf('`') >= 0;
    }

    /** Reads a -device that is of the network; null if it is no NIC. */
    @Nullable
    Nic device(Option option, Settings settings) {
        Setting driver = settings.find(DRIVER);
        if (driver == null) {
            values.error("qemu-model", "-device has no driver; add one, such as virtio-net-pci", settings.location());
            return null;
        }
        long errors = values.errors();
        Map<String, String> keys = TABLE.device(driver.value());
        if (keys == null) {
            values.error(
                    "qemu-model", Models.unknown(driver.value(), List.copyOf(TABLE.devices())), driver.valueLocation());
            return null;
        }
        Settings known = withoutVlan(settings);
        new SettingsCheck(driver.value(), keys).check(known, List.of(DRIVER, Values.ID, "bus"), values.diagnostics());
        Setting addr = known.find("addr");
        if (addr != null && !addr.isJson() && !SLOT.matcher(addr.value()).matches()) {
            values.error(
                    "qemu-value",
                    "addr=" + Quoted.of(addr.value()) + " is not a slot; use 0x0 to 0x1f, with .FUNCTION if needed",
                    addr.valueLocation());
        }
        MacAddress mac = QemuMac.read(known.find("mac"), true, values.diagnostics());
        Settings own = known.without(DRIVER, NETDEV, "mac");
        return new Nic(driver.value(), mac, own, values.errors() == errors, option.location());
    }

    /** Reads the NIC of a -nic. */
    Nic nic(Option option, Settings settings) {
        long errors = values.errors();
        MacAddress mac = QemuMac.read(settings.find("mac"), false, values.diagnostics());
        String model = models.of(settings.find(MODEL), option.location());
        Settings none = new Settings(settings.word(), List.of());
        return new Nic(model, mac, none, values.errors() == errors, option.location());
    }

    /** Reads a -net nic. */
    Nic legacy(Option option, Settings settings) {
        long errors = values.errors();
        Setting old = settings.find("mac");
        Setting macaddr = settings.find("macaddr");
        if (old != null) {
            values.warning(
                    "qemu-removed", "mac= of -net nic is refused by QEMU, and read here; use macaddr=", old.location());
        }
        Setting name = settings.find("name");
        if (name != null) {
            values.warning(
                    "qemu-removed", "name= of -net nic is refused by QEMU since 6.0; remove it", name.location());
        }
        new SettingsCheck("-net nic", TABLE.nic())
                .check(settings, List.of("type", Values.ID, "mac", "name", "vlan"), values.diagnostics());
        MacAddress mac = QemuMac.read(macaddr == null ? old : macaddr, false, values.diagnostics());
        String model = models.of(settings.find(MODEL), option.location());
        Settings own = settings.without("type", NETDEV, "mac", "macaddr", MODEL, "name", "vlan", Values.ID);
        return new Nic(model, mac, own, values.errors() == errors, option.location());
    }

    private Settings withoutVlan(Settings settings) {
        Setting vlan = settings.find("vlan");
        if (vlan != null) {
            values.warning("qemu-removed", "vlan= is refused by QEMU since 3.0; use netdev=", vlan.location());
        }
        return settings.without("vlan");
    }
}
