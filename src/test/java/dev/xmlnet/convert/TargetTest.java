package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Uuid;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The least interface of each target, and what cannot be one. */
class TargetTest {
    private static final Uuid ID = Uuid.parse("09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f");

    private static Arguments row(Target target, Kind kind, String least) {
        return Arguments.of(target, kind, least);
    }

    static Stream<Arguments> targets() {
        return Stream.of(
                row(Target.network("lan"), Kind.NETWORK, "type='network'><source network='lan'/>"),
                row(
                        Target.network("lan", "blue"),
                        Kind.NETWORK,
                        "type='network'><source network='lan' portgroup='blue'/>"),
                row(Target.bridge("br0"), Kind.BRIDGE, "type='bridge'><source bridge='br0'/>"),
                row(
                        Target.ovs("ovs0"),
                        Kind.OVS,
                        "type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'/>"),
                row(
                        Target.ovs("ovs0", ID, "p"),
                        Kind.OVS,
                        "type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'>"
                                + "<parameters interfaceid='" + ID + "' profileid='p'/></virtualport>"),
                row(
                        Target.direct("eth0", DirectMode.BRIDGE),
                        Kind.DIRECT,
                        "type='direct'><source dev='eth0' mode='bridge'/>"),
                row(
                        Target.direct("eth0", DirectMode.PASSTHROUGH),
                        Kind.PASSTHROUGH,
                        "type='direct'><source dev='eth0' mode='passthrough'/>"),
                row(
                        Target.hostdev(PciAddress.parse("03:10.1")),
                        Kind.HOSTDEV,
                        "type='hostdev' managed='yes'><source>"
                                + "<address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x1'/></source>"),
                row(Target.user(), Kind.USER, "type='user'/>"),
                row(Target.passt(List.of(), null), Kind.PASST, "type='user'><backend type='passt'/>"),
                row(
                        Target.passt(List.of(PortForward.parse("22")), "eth0"),
                        Kind.PASST,
                        "type='user'><source dev='eth0'/>"
                                + "<portForward proto='tcp'><range start='22'/></portForward><backend type='passt'/>"),
                row(Target.ethernet(null, true), Kind.ETHERNET, "type='ethernet'/>"),
                row(Target.ethernet("tap0", true), Kind.ETHERNET, "type='ethernet'><target dev='tap0'/>"),
                row(
                        Target.ethernet("vnet7", false),
                        Kind.ETHERNET,
                        "type='ethernet'><target dev='vnet7' managed='no'/>"),
                row(Target.vdpa("/dev/vhost-vdpa-0"), Kind.VDPA, "type='vdpa'><source dev='/dev/vhost-vdpa-0'/>"),
                row(
                        Target.vhostuser("/run/s", true),
                        Kind.VHOSTUSER,
                        "type='vhostuser'><source type='unix' path='/run/s' mode='server'/>"),
                row(
                        Target.bridge("br0").withVlan(0).withMtu(68).withModel("e1000e"),
                        Kind.BRIDGE,
                        "type='bridge'><source bridge='br0'/><vlan><tag id='0'/></vlan><mtu size='68'/><model type='e1000e'/>"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("targets")
    void aTargetSaysTheLeast(Target target, Kind kind, String least) {
        String end = least.endsWith("'/>") && !least.contains("><") ? "" : "</interface>";
        assertThat(target.least()).hasToString("<interface " + least + end);
        assertThat(target.kind()).isEqualTo(kind);
        assertThat(Target.of(target.least()).kind()).isEqualTo(kind);
    }

    private static Arguments refusal(Supplier<Target> target, String message) {
        return Arguments.of(message, target);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        () -> Target.bridge("a-name-of-16-chars".substring(0, 16)),
                        "'a-name-of-16-cha' is too long for a bridge: Linux takes names of up to 15 characters, not 16"),
                refusal(
                        () -> Target.bridge("\u017e\u017e\u017e\u017e\u017e\u017e\u017e\u017e"),
                        "'\u017e\u017e\u017e\u017e\u017e\u017e\u017e\u017e' cannot be the name of a bridge: it may hold letters, digits and . - _"),
                refusal(
                        () -> Target.bridge(""),
                        "'' cannot be the name of a bridge: it may hold letters, digits and . - _"),
                refusal(
                        () -> Target.bridge("br 0"),
                        "'br 0' cannot be the name of a bridge: it may hold letters, digits and . - _"),
                refusal(
                        () -> Target.direct("eth/0", DirectMode.VEPA),
                        "'eth/0' cannot be the name of a NIC: it may hold letters, digits and . - _"),
                refusal(
                        () -> Target.direct("eth0:1", DirectMode.VEPA),
                        "'eth0:1' cannot be the name of a NIC: it may hold letters, digits and . - _"),
                refusal(
                        () -> Target.direct("..", DirectMode.VEPA),
                        "'..' cannot be the name of a NIC: it may hold letters, digits and . - _"),
                refusal(
                        () -> Target.passt(List.of(), ""),
                        "'' cannot be the name of a NIC: it may hold letters, digits and . - _"),
                refusal(
                        () -> Target.network("a/b"),
                        "'a/b' cannot be the name of a network: libvirt makes a file of it, so no slash"),
                refusal(
                        () -> Target.network(""),
                        "'' cannot be the name of a network: libvirt refuses one without a name"),
                refusal(() -> Target.network("m\u0004"), "the name of a network cannot hold the character U+0004"),
                refusal(() -> Target.ethernet(null, false), "an unmanaged tap needs its name"),
                refusal(
                        () -> Target.ethernet("vnet0", true),
                        "'vnet0': libvirt drops names that begin with vnet, macvtap or macvlan, since it gives them itself"),
                refusal(() -> Target.vdpa("vhost-vdpa-0"), "'vhost-vdpa-0' is not an absolute path of a vDPA device"),
                refusal(() -> Target.vhostuser("s", false), "'s' is not an absolute path of a socket"),
                refusal(() -> Target.user().withVlan(4096), "a VLAN tag is 0 to 4095, not 4096"),
                refusal(() -> Target.user().withVlan(-1), "a VLAN tag is 0 to 4095, not -1"),
                refusal(() -> Target.user().withMtu(67), "an MTU is 68 to 65535 bytes, not 67"),
                refusal(() -> Target.user().withMtu(65536), "an MTU is 68 to 65535 bytes, not 65536"),
                refusal(
                        () -> Target.bridge("br0").withMtu(65522),
                        "an MTU of 65522 is too large for the tap of bridge, which takes 65521"),
                refusal(() -> Target.user().withModel("a b"), "'a b' cannot be a model"),
                refusal(() -> Target.vdpa("/dev/v").withModel("e1000"), "vdpa needs the model virtio, not e1000"),
                refusal(
                        () -> Target.of(Part.of("interface")),
                        "a target is an <interface> with a type, not <interface/>"),
                refusal(
                        () -> Target.of(Part.of("domain").with("type", "kvm")),
                        "a target is an <interface> with a type, not <domain type='kvm'/>"),
                refusal(
                        () -> Target.of(Part.of("interface").with("type", "mcast")),
                        "type='mcast' cannot be a target"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatLibvirtOrLinuxWouldRefuseIsRefusedInWords(String message, Supplier<Target> target) {
        assertThatIllegalArgumentException().isThrownBy(target::get).withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0001b", "a\u0000b", "a\uFFFEb", "a\uFFFFb", "a\ud800b"})
    void aValueThatXmlCannotHoldIsRefused(String bad) {
        List<Supplier<Target>> targets = List.of(
                () -> Target.network(bad),
                () -> Target.network("lan", bad),
                () -> Target.bridge(bad),
                () -> Target.ovs("ovs0", null, bad),
                () -> Target.direct(bad, DirectMode.BRIDGE),
                () -> Target.ethernet(bad, true),
                () -> Target.vdpa("/dev/" + bad),
                () -> Target.vhostuser("/run/" + bad, true));
        assertThat(targets)
                .allSatisfy(target -> assertThatIllegalArgumentException().isThrownBy(target::get));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network            |              | network='default'",
                "nat                |              | network='default'",
                "route              |              | the target route needs source: the name of the network",
                "bridge             |              | bridge='br0'",
                "ovs                |              | bridge='ovsbr0'",
                "direct             |              | the target direct needs source: the host's NIC, such as eth0",
                "macvtap            | eth1         | dev='eth1' mode='bridge'",
                "direct-vepa        | eth1         | dev='eth1' mode='vepa'",
                "hostdev            |              | the target hostdev needs source: the host's PCI address, such as 0000:03:10.1",
                "vhostuser          |              | the target vhostuser needs source: the path of a socket",
                "vhostuser          | /run/a       | type='unix' path='/run/a' mode='client'",
                "vdpa               |              | the target vdpa needs source: the device, such as /dev/vhost-vdpa-0",
                "user               | eth0         | the target user has no source",
                "ethernet           | eth0         | the target ethernet has no source, only target, unmanaged"
            })
    void aWordHasADefaultOrAsksForItsSource(String word, String source, String expected) {
        String said;
        try {
            Map<String, String> attributes = TargetWord.of(word)
                    .target(TargetRequest.ofSource(source))
                    .least()
                    .child("source")
                    .attributes();
            said = String.join(
                    " ",
                    attributes.entrySet().stream()
                            .map(e -> e.getKey() + "='" + e.getValue() + "'")
                            .toList());
        } catch (IllegalArgumentException e) {
            said = e.getMessage();
        }
        assertThat(said).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyWordIsFoundByItself(TargetWord word) {
        assertThat(TargetWord.of(word.word())).isEqualTo(word);
        assertThat(TargetWord.words()).contains(word.word());
    }

    @Test
    void allWordsOfTheManualAreThere() {
        assertThat(TargetWord.words())
                .isEqualTo(Arrays.asList(
                        ("network nat route isolated open bridge ovs direct macvtap direct-bridge direct-private"
                                        + " direct-vepa direct-passthrough hostdev user passt ethernet vhostuser vdpa")
                                .split(" ")));
        assertThat(TargetWord.of("Bridge")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "bridge, br0, 10.10, true",
        "bridge, br0, 11.0, false",
        "direct, eth0, 12.5, true",
        "ovs, ovs0, 9.0, false",
        "user, , 12.5, true"
    })
    void aVlanIsRefusedWhereTheTableSaysSo(String word, String source, String libvirt, boolean refused) {
        Target target =
                TargetWord.of(word).target(TargetRequest.ofSource(source)).withVlan(7);
        assertThat(target.refusal(Version.parse(libvirt)) != null).isEqualTo(refused);
    }

    @Test
    void aForwardModeOfANetworkIsOneThatLibvirtMakesABridgeFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.network("lan").forward("bridge"))
                .withMessage("'bridge' is none of nat, route, isolated and open");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.forwardMode(NetworkMode.HOSTDEV))
                .withMessage("'hostdev' is none of nat, route, isolated and open");
    }

    @Test
    void onlyATargetWithAWordOfItsOwnIsOneForNetworks() {
        assertThat(Target.forwardMode(NetworkMode.ROUTE).networkMode()).isEqualTo(NetworkMode.ROUTE);
        assertThat(Target.direct("eth0", DirectMode.VEPA).withVlan(4).networkMode())
                .isEqualTo(NetworkMode.VEPA);
        assertThat(Target.network("lan").networkMode()).isNull();
        assertThat(Target.of(Target.bridge("br0").least()).networkMode()).isNull();
    }
}
