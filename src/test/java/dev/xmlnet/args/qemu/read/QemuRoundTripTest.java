package dev.xmlnet.args.qemu.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.args.InterfaceSample;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.ReadCommand;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Written;
import dev.xmlnet.args.qemu.QemuForm;
import dev.xmlnet.args.qemu.QemuOptions;
import dev.xmlnet.args.qemu.QemuWriter;
import dev.xmlnet.args.shell.CommandText;
import dev.xmlnet.libvirt.DeviceModel;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the writer of QEMU's options says, the reader reads: the kind, the address, the model, and what both can say of the device. */
class QemuRoundTripTest {
    private static final List<String> EXACT = List.of("mtu", "acpi");

    @Test
    void readsWhatIsWritten() {
        int read = 0;
        for (PlainInterface one : InterfaceSample.random(5, 1500)) {
            String model = one.part().attribute("model", "type");
            boolean known = model == null || DeviceModel.isKnown(model);
            if (!known || !one.kind().takesModel(model, Version.NEWEST_KNOWN)) {
                continue; // QEMU would refuse it
            }
            Written written;
            try {
                written = new QemuWriter(QemuOptions.defaults().withForm(QemuForm.NETDEV)).write(one);
            } catch (RefusedException e) {
                continue;
            }
            List<String> words = new ArrayList<>(List.of("kvm"));
            words.addAll(written.words());
            words.addAll(List.of("-nic", "none"));
            ReadCommand found =
                    QemuReader.read(CommandText.ofWords(words).commands().get(0), besides(one));
            assertThat(found.all())
                    .as("%s\n%s", one.part(), words)
                    .noneMatch(
                            told -> told.id().startsWith("qemu-") && !told.id().equals("qemu-removed"));
            if (found.interfaces().isEmpty()) {
                assertThat(found.diagnostics()).extracting(Diagnostic::id).isNotEmpty();
                continue;
            }
            read++;
            compare(one, found.interfaces().get(0).part(), words);
        }
        assertThat(read).isGreaterThan(500);
    }

    private static void compare(PlainInterface one, Part found, List<String> words) {
        assertThat(found.attribute("type"))
                .as("%s\n%s", one.part(), words)
                .isEqualTo(one.part().attribute("type"));
        MacAddress mac = MacAddress.of(one.part().attribute("mac", "address"));
        if (mac != null && one.kind() != Kind.HOSTDEV && !mac.isZero()) {
            assertThat(found.attribute("mac", "address")).isEqualTo(mac.toString());
        }
        String model = one.part().attribute("model", "type");
        if (model != null && one.kind() != Kind.HOSTDEV) {
            assertThat(found.attribute("model", "type"))
                    .as("%s\n%s", one.part(), words)
                    .isEqualToIgnoringCase(model.toLowerCase(Locale.ROOT));
        }
        for (String child : EXACT) {
            Part wanted = one.part().child(child);
            Part part = found.child(child);
            if (wanted != null && part != null) {
                assertThat(InterfaceSample.sorted(part)).isEqualTo(InterfaceSample.sorted(wanted));
            }
        }
    }

    /** What the line does not say. */
    private static ReadOptions besides(PlainInterface one) {
        ReadOptions options = ReadOptions.defaults().withHostdev();
        String source = one.kind().source(one.part());
        return switch (one.kind()) {
            case BRIDGE, OVS -> options.withSide(Side.bridge(DeviceName.parse("bridge", String.valueOf(source))));
            case DIRECT, PASSTHROUGH ->
                options.withSide(Side.direct(DeviceName.parse("NIC", String.valueOf(source)), "bridge"));
            case PASST -> options.withPasst();
            default -> options;
        };
    }
}
