package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Examined;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.RuleCasesTest;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fix changes nothing of what libvirt makes of a file: it stores the same before and after. */
@Tag(Virsh.DAEMON)
class SafeFixTest {
    private static final String UUID = "<uuid>aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee</uuid>";

    @TempDir
    static Path directory;

    private static Virsh virsh;

    @BeforeAll
    static void startLibvirt() {
        virsh = Virsh.qemuDriver();
    }

    @AfterAll
    static void stopLibvirt() {
        if (virsh != null) {
            virsh.close();
        }
    }

    @Test
    void libvirtStoresTheSameBeforeAndAfter() throws Exception {
        int fixed = 0;
        for (String name : RuleCasesTest.cases().toList()) {
            if (Rule.named(name.substring(0, name.indexOf('/'))).fix() == null) {
                continue;
            }
            try (Stream<Path> files =
                    Files.list(RuleCasesTest.root().resolve(name).resolve("wrong"))) {
                for (Path file : files.toList()) {
                    String before = withUuid(Files.readString(file)).replace("type='kvm'", "type='qemu'");
                    String after = fixed(before);
                    if (!after.equals(before)) {
                        fixed++;
                        assertThat(stored(after, true)).as(name).isEqualTo(stored(before, false));
                    }
                }
            }
        }
        assertThat(fixed).isPositive();
    }

    @Test
    void theDumpOfARunningGuestBecomesWhatLibvirtStoresOfIt() throws Exception {
        startNetwork("lan", "<forward mode='nat'/><ip address='192.168.77.1' netmask='255.255.255.0'/>");
        startNetwork("pool", "<forward mode='bridge'><interface dev='eth0'/></forward>");
        startNetwork("host", "<forward mode='bridge'/><bridge name='br0'/>");
        String guest = SmallGuest.ofQemu("""
                <interface type='network'><mac address='52:54:00:00:00:01'/><source network='lan'/></interface>
                <interface type='network'><mac address='52:54:00:00:00:02'/><source network='pool'/></interface>
                <interface type='network'><mac address='52:54:00:00:00:03'/><source network='host'/></interface>
                <interface type='user'><mac address='52:54:00:00:00:04'/></interface>
                """).text();
        virsh.must("define " + write(guest));
        virsh.must("start small --paused");
        List<String> dumps = new ArrayList<>(List.of(virsh.must("dumpxml small")));
        for (String network : List.of("lan", "pool", "host")) {
            dumps.add(virsh.must("net-dumpxml " + network));
        }
        virsh.must("destroy small");
        virsh.must("undefine small");
        for (String network : List.of("lan", "pool", "host")) {
            virsh.must("net-destroy " + network);
            virsh.must("net-undefine " + network);
        }
        for (String dump : dumps) {
            String after = fixed(dump);
            // The number of the guest, and the state of each of its interfaces; the count of a network.
            assertThat(examined(dump).findings())
                    .filteredOn(finding -> finding.rule() == Rule.LIV001)
                    .hasSize(dump.startsWith("<domain") ? 5 : 1);
            assertThat(stored(after, true)).isEqualTo(stored(dump, false));
        }
    }

    /** What it is when all that can be mended is. */
    private static String fixed(String text) throws Exception {
        String after = examined(text).fix(finding -> true).text();
        assertThat(examined(after).findings()).noneMatch(Finding::fixable);
        return after;
    }

    private static Examined examined(String text) throws Exception {
        return Check.all().without(Set.of(Rule.SCH001)).examine("a.xml", XmlDocument.parse(SourceText.ofString(text)));
    }

    private static String stored(String text, boolean validate) throws Exception {
        XmlDocument document = XmlDocument.parse(SourceText.ofString(text));
        String net = document.root().is("network") ? "net-" : "";
        String name = document.root().child("name").content();
        virsh.must(net + "define " + write(text) + (validate ? " --validate" : ""));
        String stored = virsh.must(net + "dumpxml " + name + " --inactive");
        virsh.must(net + "undefine " + name);
        return stored;
    }

    private static String withUuid(String text) {
        return text.contains("<uuid>") ? text : text.replaceFirst("</name>", "</name>" + UUID);
    }

    private static void startNetwork(String name, String content) throws IOException {
        virsh.must("net-define " + write("<network><name>" + name + "</name>" + content + "</network>"));
        virsh.must("net-start " + name);
    }

    private static Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("a.xml"), text, UTF_8);
    }
}
