package dev.xmlnet.args.qemu;

import dev.xmlnet.args.ArgsTable;
import dev.xmlnet.args.PartRow;
import dev.xmlnet.args.Property;
import dev.xmlnet.args.QemuMachine;
import dev.xmlnet.args.QemuPlace;
import dev.xmlnet.args.QemuValue;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The device that the guest sees, and what args.txt says of it and of its backend. */
final class Device {
    private static final String DRIVER = "driver";
    private static final String ADDRESS = "address";

    private final Kind kind;
    private final Values values;
    private final QemuMachine machine;
    private final String model;
    private final @Nullable Map<String, String> place;
    private final Map<String, Property.Need> unmet = new HashMap<>();

    /**
     * A key with its value.
     *
     * @param path of the part that says it
     */
    record Said(String path, String key, String value) {}

    Device(Kind kind, Values values, QemuMachine machine) {
        this.kind = kind;
        this.values = values;
        this.machine = machine;
        String said = kind == Kind.HOSTDEV ? null : values.path("model@type");
        this.model = said == null || said.isEmpty() ? machine.model() : said;
        Part address = values.part().child(ADDRESS);
        this.place = address == null ? Map.of() : QemuPlace.toQemu(address, machine);
        if (address != null && place != null) {
            for (String attribute : address.attributes().keySet()) {
                if (!attribute.equals("multifunction")) {
                    values.use(ADDRESS + "@" + attribute);
                }
            }
        }
    }

    /** libvirt's name of the model. */
    String model() {
        return model;
    }

    /** QEMU's name of the device. */
    String driver() {
        return QemuValue.device(model, machine.bus());
    }

    /** Properties of the device, in the order of the table; not which device it is. */
    List<Said> properties() {
        List<Said> said = new ArrayList<>();
        for (PartRow row : ArgsTable.get().parts()) {
            for (Property property : row.device()) {
                if (!property.key().equals(DRIVER)) {
                    add(row.path(), property, said);
                }
            }
        }
        return said;
    }

    /** Keys of the backend, in the order of the table. */
    List<Said> backend() {
        List<Said> said = new ArrayList<>();
        for (PartRow row : ArgsTable.get().parts()) {
            for (Property property : row.netdev()) {
                add(row.path(), property, said);
            }
        }
        return said;
    }

    private void add(String path, Property property, List<Said> said) {
        String libvirt = property.isFor(kind) ? values.peek(path) : null;
        if (libvirt == null) {
            return;
        }
        Property.Need need = unmet(path, property);
        if (property.value().isPlain(libvirt)) {
            values.use(path);
        } else if (need != null) {
            unmet.put(path, need);
        } else if (property.value() == QemuValue.PLACE) {
            String value = place == null ? null : place.get(property.key());
            if (value != null) {
                said.add(new Said(path, property.key(), value));
            }
        } else if (!path.startsWith("address@") || place != null) {
            String value = property.value().toQemu(libvirt);
            if (value != null) {
                said.add(new Said(path, property.key(), value));
                values.use(path);
            }
        }
    }

    /** What the device would have to be; null if it is. */
    private Property.@Nullable Need unmet(String path, Property property) {
        boolean virtio = kind != Kind.HOSTDEV && Kind.isVirtio(model);
        if (path.startsWith("driver@") && kind != Kind.HOSTDEV && !virtio) {
            return Property.Need.VIRTIO;
        }
        for (Property.Need need : property.needs()) {
            boolean isMet = switch (need) {
                case NIC -> kind != Kind.HOSTDEV;
                case VIRTIO -> virtio;
                case PCI -> machine.bus() == QemuMachine.Bus.PCI;
                case CCW -> machine.bus() == QemuMachine.Bus.CCW;
            };
            if (!isMet) {
                return need;
            }
        }
        return null;
    }

    /** What the device would have to be for a part; null if that is not why the part is lost. */
    Property.@Nullable Need unmet(String path) {
        return unmet.get(path);
    }
}
