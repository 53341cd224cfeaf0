package dev.xmlnet.args.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.args.ArgsTable;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each part of an interface is said to QEMU, done by the host, refused, or told as lost. */
class NothingVanishesTest {
    private static final Path PARTS = Path.of("src", "test", "resources", "interface-parts.txt");
    private static final Path SUPPORT =
            Path.of("src", "main", "resources", "dev", "xmlnet", "libvirt", "support", "support.txt");
    private static final Pattern TITLE = Pattern.compile("\\[((?:\\{[^]]*?\\}|[^\\]{])+)\\]");

    /** The least interface of each kind, to which a part is added. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("bridge", "type='bridge'>" + mac() + "<source bridge='br7'/>"),
            Map.entry("direct", "type='direct'>" + mac() + "<source dev='ens7' mode='bridge'/>"),
            Map.entry("direct-passthrough", "type='direct'>" + mac() + "<source dev='ens7' mode='passthrough'/>"),
            Map.entry(
                    "hostdev",
                    "type='hostdev'>" + mac() + "<source><address type='pci' bus='0x07' slot='0x10'/></source>"),
            Map.entry("user", "type='user'>" + mac()),
            Map.entry("passt", "type='user'>" + mac() + "<backend type='passt'/>"),
            Map.entry("ethernet", "type='ethernet'>" + mac()),
            Map.entry("vdpa", "type='vdpa'>" + mac() + "<source dev='/dev/vhost-vdpa-7'/>"),
            Map.entry(
                    "vhostuser",
                    "type='vhostuser'>" + mac()
                            + "<source type='unix' path='/run/7.sock' mode='client'/><model type='virtio'/>"),
            Map.entry("mcast", "type='mcast'>" + mac() + "<source address='230.0.0.7' port='7777'/>"));

    /** What says no more than its absence, to libvirt too. */
    private static final Set<String> SAYS_NOTHING = Set.of(
            "trustGuestRxFilters='no'",
            "managed='no'",
            "<port isolated='no'/>",
            "<link state='up'/>",
            "<link state='off'/>",
            "<driver queues='0'/>",
            "<driver queues='1'/>",
            "<driver name='qemu'/>",
            "<driver name='vfio'/>",
            "<mtu size='0'/>",
            "<target managed='yes'/>",
            "<rom enabled='yes'/>",
            "<model type='rtl8139'/>",
            "<teaming type='transient'/>",
            "<address type='virtio-mmio'/>");

    private static String mac() {
        return "<mac address='52:54:00:00:00:07'/>";
    }

    static Stream<String> kinds() {
        return KINDS.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void eachPartChangesWhatIsWrittenOrTold(String kind) throws Exception {
        String least = KINDS.getOrDefault(kind, "");
        String without = written("<interface " + least + "</interface>");
        List<String> vanished = new ArrayList<>();
        for (String part : parts()) {
            String with = part.startsWith("<")
                    ? "<interface " + least + part + "</interface>"
                    : "<interface " + part + " " + least + "</interface>";
            if (written(with).equals(without) && !SAYS_NOTHING.contains(part) && !isRepeated(part, least)) {
                vanished.add(part);
            }
        }
        assertThat(vanished).isEmpty();
    }

    /** True for an element that the least interface has already: libvirt reads the first only; and for one without a word in it. */
    private static boolean isRepeated(String part, String least) {
        Matcher name = Pattern.compile("^<(\\w+)").matcher(part);
        boolean there = name.find() && least.contains("<" + name.group(1));
        boolean silent = !part.replaceAll("='[^']*'", "=").contains("=") && !part.matches(".*>[^<]+<.*");
        return there || silent;
    }

    private static List<String> parts() throws IOException {
        return Files.readAllLines(PARTS).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String written(String xml) throws DocumentException {
        Guest guest = Guest.of(XmlDocument.parse(SourceText.ofString(xml))).get(0);
        PlainInterface plain = PlainInterface.of(guest, guest.interfaces().get(0));
        try {
            // Live state, which is left out, is told by whoever reads it.
            return new QemuWriter(QemuOptions.defaults()).write(plain) + " " + plain.live();
        } catch (RefusedException e) {
            return e.diagnostic().toString();
        }
    }

    /** So a new part of libvirt's gets a row, and none is lost for want of a word about it. */
    @Test
    void eachPartOfTheSupportTableHasARow() throws IOException {
        Set<String> live = Set.of("source@portid", "mac@currentAddress", "actual", "tapfd", "vhostfd");
        List<String> missing = new ArrayList<>();
        for (String line : Files.readAllLines(SUPPORT)) {
            if (line.startsWith("[")) {
                Matcher title = TITLE.matcher(line);
                while (title.find()) {
                    String path = title.group(1).replaceAll("\\{.*", "");
                    if (!live.contains(path) && !hasRow(path)) {
                        missing.add(path);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean hasRow(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            if (ArgsTable.get().part(at) != null) {
                return true;
            }
        }
        return ArgsTable.get().parts().stream()
                .anyMatch(row -> row.path().startsWith(path + "@") || row.path().startsWith(path + "/"));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('@'), path.lastIndexOf('/'))));
    }
}
