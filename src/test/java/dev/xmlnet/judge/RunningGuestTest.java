package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.xmlnet.convert.Conversion;
import dev.xmlnet.convert.DirectMode;
import dev.xmlnet.convert.Target;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Converted guests start, and what xmlnet says about a running guest is what libvirt does with it. */
@Tag(Virsh.DAEMON)
class RunningGuestTest {
    /** On the network {@code lan}, with parts that every kind below carries. */
    private static final String ON_LAN = """
            <interface type='network'>
              <mac address='52:54:00:11:22:33'/>
              <source network='lan'/>
              <model type='virtio'/>
              <driver rx_queue_size='512'/>
              <link state='down'/>
              <alias name='ua-lan'/>
              <boot order='1'/>
            </interface>""";

    private static final Target LAN = Target.network("lan");
    private static final Target ISLAND = Target.network("island");
    private static final Target BRIDGE = Target.bridge("br0");
    private static final Target DIRECT = Target.direct("eth0", DirectMode.BRIDGE);

    @TempDir
    static Path directory;

    private static Virsh virsh;
    private static Version libvirt;

    @BeforeAll
    static void startNetworks() throws IOException {
        virsh = Virsh.qemuDriver("ip tuntap add tap9 mode tap vnet_hdr");
        libvirt = Version.parse(virsh.libraryVersion());
        startNetwork("lan", "<forward mode='nat'/><ip address='192.168.77.1' netmask='255.255.255.0'/>");
        startNetwork("island", "<ip address='192.168.78.1' netmask='255.255.255.0'/>");
        startNetwork("pool", "<forward mode='bridge'><interface dev='eth0'/></forward>");
    }

    @AfterAll
    static void stopLibvirt() {
        if (virsh != null) {
            virsh.close();
        }
    }

    @AfterEach
    void removeGuest() {
        virsh.ask("destroy small");
        virsh.must("undefine small");
    }

    private static void startNetwork(String name, String content) throws IOException {
        virsh.must("net-define " + file("<network><name>" + name + "</name>" + content + "</network>"));
        virsh.must("net-start " + name);
    }

    /** A target, how {@code virsh domiflist} names it, and what is more than before when the guest is back. */
    static List<Arguments> targets() {
        return List.of(
                arguments("bridge", BRIDGE, "bridge br0", Set.of()),
                arguments("isolated network", ISLAND, "network island", Set.of()),
                arguments("direct-bridge", DIRECT, "direct eth0", Set.of()),
                arguments("direct-private", Target.direct("eth0", DirectMode.PRIVATE), "direct eth0", Set.of()),
                arguments("direct-vepa", Target.direct("eth0", DirectMode.VEPA), "direct eth0", Set.of()),
                arguments("passthrough", Target.direct("eth0", DirectMode.PASSTHROUGH), "direct eth0", Set.of()),
                arguments("user", Target.user(), "user -", Set.of()),
                arguments("ethernet", Target.ethernet(null, true), "ethernet -", Set.of()),
                arguments("own tap", Target.ethernet("tap8", true), "ethernet -", Set.of("target@dev=tap8")),
                arguments("tap that is there", Target.ethernet("tap9", false), "ethernet -", Set.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void aConvertedGuestStartsAndItsLiveDumpConvertsBack(
            String name, Target target, String connection, Set<String> leftover) throws Exception {
        start(SmallGuest.ofQemu(ON_LAN).text());
        Set<String> before = Facts.ofInterface(virsh.must("dumpxml small --inactive"));

        restart(converted(virsh.must("dumpxml small"), target));
        assertThat(connections()).containsExactly(connection);

        restart(converted(virsh.must("dumpxml small"), LAN));
        assertThat(connections()).containsExactly("network lan");
        Set<String> after = Facts.ofInterface(virsh.must("dumpxml small --inactive"));
        assertThat(after).containsAll(leftover);
        after.removeAll(leftover);
        assertThat(after).isEqualTo(before);
    }

    /** Such a dump says type='direct', with the network and the group beside the device. */
    @Test
    void theLiveDumpOfAGuestOnAPoolOfDevicesConverts() throws Exception {
        start(converted(SmallGuest.ofQemu(ON_LAN).text(), Target.network("pool")));
        assertThat(connections()).containsExactly("direct pool");
        restart(converted(virsh.must("dumpxml small"), BRIDGE));
        assertThat(connections()).containsExactly("bridge br0");
    }

    @Test
    void aGuestOnMacvtapReachesItsHostByASecondInterface() throws Exception {
        Conversion conversion = Conversion.to(DIRECT).hostAccess("lan");
        String guest = SmallGuest.ofQemu(ON_LAN).text();
        start(conversion.apply(SourceText.ofString(guest)).patch().text());
        assertThat(connections()).containsExactly("direct eth0", "network lan");
    }

    /** Where a running guest is, and where it shall go. */
    static List<Arguments> moves() {
        return List.of(
                arguments("network to bridge", LAN, BRIDGE, true),
                arguments("bridge to network", BRIDGE, LAN, true),
                arguments("network to another", LAN, ISLAND, true),
                arguments("bridge to direct", BRIDGE, DIRECT, false),
                arguments("direct to bridge", DIRECT, BRIDGE, false),
                arguments("direct to another mode", DIRECT, Target.direct("eth0", DirectMode.PRIVATE), false),
                arguments("network to user", LAN, Target.user(), false),
                arguments("user to network", Target.user(), LAN, false),
                arguments("network to ethernet", LAN, Target.ethernet(null, true), false),
                arguments("network to a portgroup", LAN, Target.network("lan", "sales"), false),
                arguments("network to bridge with an MTU", LAN, BRIDGE.withMtu(1400), false),
                arguments("network to bridge with a model", LAN, BRIDGE.withModel("e1000e"), false));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("moves")
    void libvirtMovesARunningGuestWhereTheVerdictSaysSo(String name, Target from, Target to, boolean live)
            throws Exception {
        String guest = SmallGuest.ofQemu(ON_LAN).text();
        start(from == LAN ? guest : converted(guest, from));
        Conversion.Result result = convert(virsh.must("dumpxml small"), to);
        assertThat(result.changes().get(0).live().possible()).isEqualTo(live);

        assertThat(update(result.patch().text())).isEqualTo(live);
    }

    /** True if libvirt takes the interface and the guest then has it: a portgroup it takes, and leaves the guest on the old one. */
    private static boolean update(String guest) throws IOException, DocumentException {
        Element wanted =
                Corpus.interfaces(XmlDocument.parse(SourceText.ofString(guest))).get(0);
        Virsh.Answer answer = virsh.ask("update-device small " + file(Corpus.text(wanted)) + " --live");
        return answer.ok() && Facts.ofInterface(virsh.must("dumpxml small")).containsAll(Facts.of(wanted));
    }

    private static void start(String guest) throws IOException {
        virsh.must("define " + file(guest) + " --validate");
        virsh.must("start small --paused");
    }

    private static void restart(String guest) throws IOException {
        virsh.must("destroy small");
        start(guest);
    }

    private static String converted(String guest, Target target) throws DocumentException {
        return convert(guest, target).patch().text();
    }

    private static Conversion.Result convert(String guest, Target target) throws DocumentException {
        Conversion.Result result = Conversion.to(target).libvirt(libvirt).apply(SourceText.ofString(guest));
        assertThat(result.refused()).isFalse();
        assertThat(result.changed()).isTrue();
        return result;
    }

    /** Type and source of each interface, as {@code virsh domiflist} prints them. */
    private static List<String> connections() {
        return virsh.must("domiflist small")
                .lines()
                .map(line -> line.trim().split(" +"))
                .map(columns -> columns[1] + " " + columns[2])
                .toList();
    }

    private static Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "", ".xml"), text, UTF_8);
    }
}
