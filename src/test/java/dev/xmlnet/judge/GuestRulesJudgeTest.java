package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Rule;
import dev.xmlnet.convert.Sample;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules about an interface and the QEMU driver agree, over the parts of interface-parts.txt on every kind of connection:
 * what libvirt refuses has an error, what an error says to be refused is refused, and what libvirt drops has a finding.
 * Each run takes some of them, or all with {@code -Dxmlnet.interfaces=all}.
 */
@Tag(Virsh.DAEMON)
class GuestRulesJudgeTest {
    private static final int INTERFACES = 700;

    /** Rules that say nothing of what becomes of a part. */
    private static final Set<Rule> OF_SOMETHING_ELSE =
            EnumSet.of(Rule.DIR001, Rule.DIR002, Rule.VHU001, Rule.HDV001, Rule.MAC003, Rule.MAC004);

    /** What libvirt refuses, as a part of its reason, and why the rules leave it to libvirt. */
    private static final Map<String, String> LEFT_TO_LIBVIRT = Map.of(
            "IOMMUFD is not supported by host kernel", "a word on this host, not on the guest",
            "connect flags 00", "usb-net needs a controller of USB, of which the rules know nothing",
            "double use of PCI Address 0000:00:01.0", "the chipset of the machine type pc has the slot",
            "0000:09:00.0. slot must be >= 1", "the bus that libvirt adds for it on the machine type pc has no slot 0");

    /** What says no more than that there is nothing, and is gone afterwards. */
    private static final Set<String> NOTHING = Set.of(
            "@managed=no",
            "virtualport",
            "virtualport/parameters",
            "virtualport/parameters@profileid=",
            "port",
            "bandwidth",
            "mtu@size=0",
            "coalesce",
            "coalesce/rx",
            "coalesce/rx/frames",
            "coalesce/rx/frames@max=0",
            "driver",
            "driver@queues=1",
            "driver/host",
            "driver/guest",
            "backend",
            "backend@type=default",
            "ip@prefix=0",
            "tune",
            "rom",
            "acpi",
            "boot@order=01",
            "address@slot=0");

    private static final Map<String, String> LEAST = new LinkedHashMap<>();

    static {
        least("network", "network", "<source network='lan'/>");
        least("bridge", "bridge", "<source bridge='br0'/>");
        least("ovs", "bridge", "<source bridge='br0'/><virtualport type='openvswitch'/>");
        least("direct", "direct", "<source dev='eth0' mode='bridge'/>");
        least("passthrough", "direct", "<source dev='eth0' mode='passthrough'/>");
        least("user", "user", "");
        least("passt", "user", "<backend type='passt'/>");
        least("ethernet", "ethernet", "");
        least("vdpa", "vdpa", "<source dev='/dev/vhost-vdpa-0'/>");
        least("vhostuser", "vhostuser", "<source type='unix' path='/run/switch.sock' mode='client'/>");
        least("mcast", "mcast", "<source address='230.0.0.1' port='5558'/>");
        least("server", "server", "<source address='127.0.0.1' port='5558'/>");
        least("client", "client", "<source address='127.0.0.1' port='5558'/>");
        least("udp", "udp", """
                <source address='127.0.0.1' port='5558'><local address='127.0.0.1' port='5559'/></source>""");
        least("null", "null", "");
        LEAST.put("hostdev", """
                <interface type='hostdev' managed='yes'><mac address='52:54:00:11:22:33'/>\
                <source><address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x1'/></source>\
                </interface>""");
    }

    @TempDir
    static Path directory;

    private static Virsh virsh;
    private static Check check;

    /** An interface and what the rules say of it in a small guest. */
    private record Case(String title, String text, Path file, List<Finding> findings) {
        List<String> errors() {
            return findings.stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .map(finding -> finding.rule() + " " + finding.message())
                    .toList();
        }

        /** A part that the libvirt asked does not know yet need be no error. */
        boolean hasSomethingAgainst() {
            return !errors().isEmpty() || findings.stream().anyMatch(finding -> finding.rule() == Rule.VER001);
        }
    }

    @BeforeAll
    static void startLibvirt() {
        virsh = Virsh.qemuDriver();
        check = Check.all().libvirt(Version.parse(virsh.libraryVersion()));
    }

    @AfterAll
    static void stopLibvirt() {
        if (virsh != null) {
            virsh.close();
        }
    }

    @Test
    void ofPartsOnAllKinds() throws Exception {
        List<Case> cases = new ArrayList<>();
        long seed = System.nanoTime();
        List<String[]> all = interfaces(new Random(seed));
        List<String> commands = new ArrayList<>();
        for (String[] one : all) {
            String guest = SmallGuest.ofQemu(one[1]).text();
            Path file = Files.writeString(directory.resolve(cases.size() + ".xml"), guest, UTF_8);
            XmlDocument document = XmlDocument.parse(SourceText.ofString(guest));
            cases.add(new Case(
                    one[0], one[1], file, check.examine("guest.xml", document).findings()));
            commands.addAll(List.of("define " + file, "dumpxml small --inactive", "undefine small"));
        }
        List<Virsh.Answer> answers = virsh.ask(commands);
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            String disagreement = disagreement(cases.get(i), answers.get(3 * i), answers.get(3 * i + 1));
            if (disagreement != null) {
                disagreements.add(cases.get(i).title() + ": " + disagreement);
            }
        }
        assertThat(disagreements).as("seed " + seed).isEmpty();
    }

    private static void least(String title, String type, String source) {
        LEAST.put(title, """
                <interface type='%s'><mac address='52:54:00:11:22:33'/>%s<model type='virtio'/></interface>""".formatted(type, source));
    }

    /** Titles and texts: each part on each kind, with the virtio model and with another. */
    private static List<String[]> interfaces(Random random) throws Exception {
        List<String[]> all = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/interface-parts.txt"))) {
            if (line.startsWith("#")) {
                continue;
            }
            String part = line.startsWith("<") ? "<interface>" + line + "</interface>" : "<interface " + line + "/>";
            LEAST.forEach((kind, least) -> {
                String text = Sample.joined(least, part);
                all.add(new String[] {line + " on " + kind, text});
                all.add(new String[] {
                    line + " on " + kind + " with e1000",
                    Sample.joined(text, "<interface><model type='e1000'/></interface>")
                });
            });
        }
        Collections.shuffle(all, random);
        return "all".equals(System.getProperty("xmlnet.interfaces")) ? all : all.subList(0, INTERFACES);
    }

    /** What the schema alone is against, is refused, too. */
    private static boolean isValid(Path file) {
        return virsh.ask(List.of("define --validate " + file, "undefine small"))
                .get(0)
                .ok();
    }

    /** A libvirt that was built without passt knows no other backend either. */
    private static boolean lacksBackends(Virsh.Answer defined) {
        return !Libvirt.hasPasst() && defined.error().contains("'backend': 'default'");
    }

    private static String disagreement(Case one, Virsh.Answer defined, Virsh.Answer dump) throws Exception {
        if (defined.lacksPasst()) {
            return null;
        } else if (!defined.ok()) {
            boolean left = lacksBackends(defined)
                    || LEFT_TO_LIBVIRT.keySet().stream()
                            .anyMatch(reason -> defined.error().contains(reason));
            return one.hasSomethingAgainst() || left
                    ? null
                    : "the rules have no error, and libvirt says " + defined.error();
        }
        for (String error : one.errors()) {
            // Of <portForward> a libvirt that was built without passt knows nothing.
            boolean ofPasst = error.startsWith("PST001") && !Libvirt.hasPasst();
            if (error.contains("libvirt refuses") && !ofPasst && isValid(one.file())) {
                return "libvirt takes it, and the rules say " + error;
            }
        }
        if (one.findings().stream().anyMatch(finding -> !OF_SOMETHING_ELSE.contains(finding.rule()))) {
            return null;
        }
        Set<String> gone = new TreeSet<>(
                Facts.of(XmlDocument.parse(SourceText.ofString(one.text())).root()));
        gone.removeAll(Facts.ofInterface(dump.text()));
        gone.removeAll(NOTHING);
        return gone.isEmpty() ? null : "libvirt drops " + gone + ", and the rules say nothing";
    }
}
