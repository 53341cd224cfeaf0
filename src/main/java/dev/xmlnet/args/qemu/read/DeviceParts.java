package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.ArgsTable;
import dev.xmlnet.args.PartRow;
import dev.xmlnet.args.Property;
import dev.xmlnet.args.QemuValue;
import dev.xmlnet.args.qemu.line.Nic;
import dev.xmlnet.args.qemu.line.Setting;
import dev.xmlnet.args.qemu.line.Settings;
import dev.xmlnet.args.qemu.line.Truth;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.PciAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the properties of a NIC into an interface, by the rows of args.txt. */
final class DeviceParts {
    private static final int SLOTS = 32;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([bBkKmMgG]?)");

    /** A row's path and one of its properties. */
    private record Meaning(String path, Property property) {}

    private static final class Keys {
        static final Map<String, List<Meaning>> DEVICE = byKey(PartRow::device);
        static final Map<String, List<Meaning>> NETDEV = byKey(PartRow::netdev);

        private static Map<String, List<Meaning>> byKey(Function<PartRow, List<Property>> properties) {
            Map<String, List<Meaning>> all = new HashMap<>();
            for (PartRow row : ArgsTable.get().parts()) {
                for (Property property : properties.apply(row)) {
                    all.computeIfAbsent(property.key(), key -> new ArrayList<>())
                            .add(new Meaning(row.path(), property));
                }
            }
            return all;
        }
    }

    private final PartTree tree;
    private final Losses losses;
    private final Kind kind;

    DeviceParts(PartTree tree, Losses losses, Kind kind) {
        this.tree = tree;
        this.losses = losses;
        this.kind = kind;
    }

    /** Puts in what a NIC says. */
    void put(Nic nic) {
        Settings settings = nic.settings();
        losses.said("id", "bus", "addr", "mq", "multifunction");
        putVirtio(nic.model(), settings);
        address(settings);
        teaming(settings);
        for (Setting setting : settings.all()) {
            boolean counts = setting.equals(settings.find(setting.key())) && !losses.isSaid(setting.key());
            if (counts && say(Keys.DEVICE, setting)) {
                losses.said(setting.key());
            } else if (counts && setting.key().equals("bootindex")) {
                losses.lost(setting, "libvirt counts from 1; add `<boot order='1'/>` instead");
                losses.said(setting.key());
            }
        }
        vectors(settings.find("vectors"));
        losses.rest(settings);
    }

    /** Puts in the keys of a backend that parts of the device say. */
    void putBackend(Settings settings, boolean virtio) {
        for (Setting setting : settings.all()) {
            boolean driver = setting.key().equals("vhost") || setting.key().equals("queues");
            if (driver && !virtio) {
                boolean nothing = Boolean.FALSE.equals(Truth.of(setting.value()))
                        || setting.value().equals("1");
                if (!nothing) {
                    losses.lost(setting, "only virtio has it");
                }
                losses.said(setting.key());
            } else if (setting.equals(settings.find(setting.key()))
                    && !losses.isSaid(setting.key())
                    && say(Keys.NETDEV, setting)) {
                losses.said(setting.key());
            }
        }
    }

    /** The model that libvirt knows a device by. */
    private void putVirtio(@Nullable String model, Settings settings) {
        if (model == null || model.equals("vfio-pci")) {
            return;
        }
        String variant = switch (model) {
            case "virtio-net", "virtio-net-pci", "virtio-net-device", "virtio-net-ccw" -> "virtio";
            case "virtio-net-pci-transitional" -> "virtio-transitional";
            case "virtio-net-pci-non-transitional" -> "virtio-non-transitional";
            case "e1000-82540em" -> "e1000";
            default -> model;
        };
        Setting legacy = settings.find("disable-legacy");
        Boolean modern = settings.bool("disable-modern");
        if (variant.equals("virtio") && legacy != null && !Boolean.TRUE.equals(modern)) {
            Boolean off = Truth.of(legacy.value());
            losses.said("disable-legacy", "disable-modern");
            variant = off == null ? variant : off ? "virtio-non-transitional" : "virtio-transitional";
        } else if (variant.equals("virtio") && Boolean.FALSE.equals(modern)) {
            losses.said("disable-modern");
        }
        tree.set("model@type", variant);
    }

    /** True if a part says a setting. */
    private boolean say(Map<String, List<Meaning>> keys, Setting setting) {
        for (Meaning meaning : keys.getOrDefault(setting.key(), List.of())) {
            if (meaning.property().isFor(kind)) {
                String path = meaning.path();
                String value = value(meaning.property().value(), path, setting);
                if (value != null) {
                    tree.set(path, value);
                    return true;
                } else if (isNothing(meaning.property().value(), path, setting)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The value of a part; null if the part does not say it. */
    private static @Nullable String value(QemuValue form, String path, Setting setting) {
        String text = setting.value();
        if (path.equals("tune/sndbuf")) {
            return bytes(text);
        } else if (form == QemuValue.NUMBER && isZero(text)) {
            return null;
        }
        return switch (form) {
            // Those are read together with others.
            case ID, MQ, VECTORS, MODEL, TEAMING, PLACE -> null;
            default -> form.fromQemu(text);
        };
    }

    /** A size of QEMU's as a number. */
    private static @Nullable String bytes(String size) {
        Matcher matcher = SIZE.matcher(size);
        return matcher.matches()
                ? Long.toString(Long.parseLong(matcher.group(1)) << (10 * "bkmg".indexOf(unit(matcher.group(2)))))
                : null;
    }

    private static String unit(String letter) {
        return letter.isEmpty() ? "b" : letter.toLowerCase(Locale.ROOT);
    }

    /** True if a value says no more than its absence. */
    private static boolean isNothing(QemuValue form, String path, Setting setting) {
        boolean zero = form == QemuValue.NUMBER && isZero(setting.value());
        if (path.equals("boot@order")) {
            return setting.value().equals("-1");
        }
        return zero || (form != QemuValue.VECTORS && form.isPlain(setting.value()));
    }

    private static boolean isZero(String number) {
        return "0".equals(decimal(number));
    }

    private static @Nullable String decimal(String text) {
        try {
            return Long.toString(Long.decode(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void vectors(@Nullable Setting vectors) {
        String queues = tree.get("driver@queues");
        if (vectors != null && queues != null && queues.length() < 6) {
            String libvirts = Integer.toString(2 * Integer.parseInt(queues) + 2);
            if (libvirts.equals(decimal(vectors.value()))) {
                losses.said("vectors");
            }
        }
    }

    /** A slot is libvirt's where it is on the first bus; other buses are the line's own. */
    private void address(Settings settings) {
        Setting addr = settings.find("addr");
        Setting bus = settings.find("bus");
        if (bus != null && !bus.value().equals("pci.0") && !bus.value().equals("pcie.0")) {
            losses.lost(bus, "libvirt places the NIC on a bus of its own");
        } else if (addr != null) {
            PciAddress address = pci(addr);
            if (address != null) {
                address.toPart().attributes().forEach((name, value) -> tree.set("address@" + name, value));
                Boolean multifunction = settings.bool("multifunction");
                tree.set("address@multifunction", multifunction == null ? null : multifunction ? "on" : "off");
            }
        }
    }

    private static @Nullable PciAddress pci(Setting addr) {
        String text = addr.value();
        try {
            if (addr.form() == Setting.Form.NUMBER) {
                int devfn = Integer.parseInt(text);
                return devfn < 0 ? null : new PciAddress(0, 0, devfn / 8, devfn % 8);
            }
            String plain = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
            int dot = plain.indexOf('.');
            int slot = Integer.parseInt(dot < 0 ? plain : plain.substring(0, dot), 16);
            int function = dot < 0 ? 0 : Integer.parseInt(plain.substring(dot + 1));
            return slot < SLOTS ? new PciAddress(0, 0, slot, function) : null;
        } catch (IllegalArgumentException e) {
            return null; // the reader of the line has refused it
        }
    }

    private void teaming(Settings settings) {
        String id = settings.get("id");
        String pair = settings.get("failover_pair_id");
        if (Boolean.TRUE.equals(settings.bool("failover"))) {
            tree.set("teaming@type", "persistent");
            tree.set("alias@name", id == null ? null : alias(id));
        } else if (pair != null) {
            tree.set("teaming@type", "transient");
            tree.set("teaming@persistent", alias(pair));
        }
        if (id != null && id.startsWith("ua-")) {
            tree.set("alias@name", id);
        }
        losses.said("failover", "failover_pair_id");
    }

    private static String alias(String id) {
        return id.startsWith("ua-") ? id : "ua-" + id;
    }
}
