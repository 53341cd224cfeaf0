package dev.xmlnet.args.qemu.line;

import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Spelling;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models of NICs that -nic, -net and -device take. */
final class Models {
    private static final OptionTable TABLE = OptionTable.get();

    private final Machine machine;
    private final Values values;

    Models(Machine machine, Values values) {
        this.machine = machine;
        this.values = values;
    }

    /**
     * Returns the model of a NIC of -nic or -net.
     *
     * @param setting null if the line has none
     * @return as -device names it; null if it is not known
     */
    @Nullable
    String of(@Nullable Setting setting, Location nic) {
        if (setting == null) {
            return byDefault(nic);
        }
        String model = setting.value();
        if (model.equals("virtio")) {
            return machine.defaultModel() != null && machine.architecture().equals("s390x")
                    ? "virtio-net-ccw"
                    : "virtio-net-pci";
        }
        Map<String, String> keys = TABLE.device(model);
        boolean taken = keys != null && (!machine.isPc() || keys.containsKey("addr") || model.equals("ne2k_isa"));
        if (!taken || model.equals("vfio-pci") || model.equals("virtio-net")) {
            List<String> known = TABLE.devices().stream()
                    .filter(name -> !name.equals(model) && !name.equals("vfio-pci"))
                    .toList();
            values.error("qemu-model", unknown(model, known), setting.valueLocation());
        }
        return model;
    }

    private @Nullable String byDefault(Location nic) {
        String model = machine.defaultModel();
        if (model == null) {
            values.error(
                    "unknown-model",
                    "the default NIC model on machine " + Quoted.of(machine.toString()) + " is not known; add model=",
                    nic);
        } else {
            values.note("default-model", "no model; QEMU uses " + model + " on machine " + machine, nic);
        }
        return model;
    }

    /** Says that there is no such device. */
    static String unknown(String model, List<String> known) {
        List<String> near = Spelling.nearest(model, known);
        return "QEMU has no NIC model " + Quoted.of(model) + " here; "
                + (near.isEmpty() ? "use virtio-net-pci" : "did you mean " + String.join(" or ", near) + "?");
    }
}
