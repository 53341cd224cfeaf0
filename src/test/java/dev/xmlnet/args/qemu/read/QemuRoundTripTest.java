package dev.xmlnet.args.qemu.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.args.InterfaceSample;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.QemuValue;
import dev.xmlnet.args.ReadCommand;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Written;
import dev.xmlnet.args.qemu.QemuForm;
import dev.xmlnet.args.qemu.QemuOptions;
import dev.xmlnet.args.qemu.QemuWriter;
import dev.xmlnet.args.shell.CommandText;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the writer of QEMU's options says, the reader reads: one interface of the kind, the address and the model, and no option that QEMU refuses. */
class QemuRoundTripTest {
    /** Values that libvirt leaves to QEMU too: the sample has impossible ones. */
    private static final List<String> UNCHECKED = List.of("qemu-model", "qemu-value");

    @Test
    void readsWhatIsWritten() {
        int read = 0;
        for (PlainInterface one : InterfaceSample.random(5, 1500)) {
            String bus = one.part().attribute("address", "type");
            if (bus != null && !bus.equals("pci")) {
                continue; // of a guest that is no PC
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
                    .noneMatch(told -> told.id().startsWith("qemu-") && !UNCHECKED.contains(told.id()));
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
        if (model != null && !model.isEmpty() && one.kind() != Kind.HOSTDEV) {
            assertThat(found.attribute("model", "type"))
                    .as("%s\n%s", one.part(), words)
                    .isEqualToIgnoringCase(String.valueOf(QemuValue.MODEL.fromQemu(model.toLowerCase(Locale.ROOT)))
                            .replace("e1000-82540em", "e1000"));
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
