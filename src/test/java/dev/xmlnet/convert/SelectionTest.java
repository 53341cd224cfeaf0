package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which interfaces are meant. */
class SelectionTest {
    private static final String GUEST = """
            \n
            <domain type='kvm'><devices>
            <interface type='network'><mac address='52:54:00:AA:00:01'/><source network='default'/><alias name='ua-lan'/></interface>
            <interface type='network'><source network='dmz'/></interface>
            <interface type='bridge'><source bridge='br0'/></interface>
            <interface type='bridge'><source bridge='br0'/><virtualport type='openvswitch'/></interface>
            <interface type='direct'><source dev='eth0'/></interface>
            <interface type='direct'><source dev='eth0' mode='private'/></interface>
            <interface type='direct'><source dev='eth1' mode='passthrough'/></interface>
            <interface type='hostdev'><source><address type='pci' domain='0' bus='0x3' slot='0x10' function='1'/></source></interface>
            <interface><mac address='52:54:00:aa:00:09'/></interface>
            <interface type='user'><source dev='eth0'/><backend type='passt'/></interface>
            <interface type='ethernet'><target dev='tap0'/></interface>
            <interface type='vdpa'><source dev='/dev/vhost-vdpa-0'/></interface>
            <interface type='vhostuser'><source type='unix' path='/run/s' mode='client'/></interface>
            <interface type='future'><source network='default'/></interface>
            </devices></domain>
            """;

    private static List<Integer> chosen(Selection selection) throws DocumentException {
        return Guest.of(XmlDocument.parse(SourceText.ofString(GUEST))).get(0).interfaces().stream()
                .filter(selection::matches)
                .map(GuestInterface::index)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network               | 1 2",
                "network=default       | 1",
                "network=none          | ''",
                "bridge                | 3 4",
                "bridge=br0            | 3 4",
                "ovs                   | 4",
                "direct                | 5 6 7",
                "direct=eth0           | 5 6",
                "macvtap               | 5 6 7",
                "direct-vepa           | 5",
                "direct-private        | 6",
                "direct-bridge         | ''",
                "direct-passthrough    | 7",
                "hostdev               | 8",
                "hostdev=0000:03:10.1  | 8",
                "hostdev=03:10.1       | 8",
                "hostdev=03:10.2       | ''",
                "user                  | 9 10",
                "passt                 | 10",
                "passt=eth0            | 10",
                "ethernet=tap0         | 11",
                "vdpa                  | 12",
                "vhostuser=/run/s      | 13"
            })
    void aKindAndItsSourceChoose(String text, String indexes) throws DocumentException {
        assertThat(String.join(
                        " ",
                        chosen(Selection.from(text)).stream()
                                .map(String::valueOf)
                                .toList()))
                .isEqualTo(indexes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=br0", "lan", "Bridge", "other"})
    void whatIsNoKindIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selection.from(text))
                .withMessage("'" + text.replaceFirst("=.*", "") + "' is not a kind of connection");
    }

    @Test
    void theSourceOfAHostDeviceIsAPciAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selection.from("hostdev=eth0"))
                .withMessage("'eth0' is not a PCI address, such as 0000:03:10.1 (lspci -D prints them)");
    }

    @Test
    void macIndexAndAliasChooseAndSeveralNarrowFurther() throws DocumentException {
        assertThat(chosen(Selection.ALL)).hasSize(14);
        assertThat(chosen(new Selection(null, null, MacAddress.of("52:54:00:aa:00:01"), null, null)))
                .containsExactly(1);
        assertThat(chosen(new Selection(null, null, MacAddress.of("52:54:00:AA:00:09"), null, null)))
                .containsExactly(9);
        assertThat(chosen(new Selection(null, null, null, 3, null))).containsExactly(3);
        assertThat(chosen(new Selection(null, null, null, null, "ua-lan"))).containsExactly(1);
        assertThat(chosen(new Selection("network", null, null, 2, null))).containsExactly(2);
        assertThat(chosen(new Selection("network", "default", null, 2, null))).isEmpty();
        assertThat(chosen(new Selection("network", null, MacAddress.of("52:54:00:aa:00:01"), 1, "ua-lan")))
                .containsExactly(1);
    }

    @Test
    void theSelectionThatNamesASourceComesFirstWhateverTheOrder() throws DocumentException {
        Target wide = Target.bridge("wide");
        Target narrow = Target.bridge("narrow");
        Conversion one =
                Conversion.none().move(Selection.from("network"), wide).move(Selection.from("network=dmz"), narrow);
        Conversion other =
                Conversion.none().move(Selection.from("network=dmz"), narrow).move(Selection.from("network"), wide);
        for (Conversion conversion : List.of(one, other)) {
            assertThat(conversion.apply(SourceText.ofString(GUEST)).changes().stream()
                            .map(InterfaceChange::to))
                    .containsExactly("bridge wide", "bridge narrow");
        }
    }

    @Test
    void equalSelectionsCannotGoTwoWays() {
        Conversion conversion = Conversion.none().move(Selection.from("network=dmz"), Target.bridge("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conversion.move(Selection.from("network=dmz"), Target.user()))
                .withMessage("network=dmz cannot go two ways, to bridge a and to user");
    }
}
