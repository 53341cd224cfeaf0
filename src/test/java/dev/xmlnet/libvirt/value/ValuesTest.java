package dev.xmlnet.libvirt.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a definition holds as text is read and printed as libvirt does; {@code ValuesJudgeTest} asks libvirt itself. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource({"11, 11.0", "11.3, 11.3", "11.3.0, 11.3", "0.9.12, 0.9.12", "12.10.1, 12.10.1"})
    void aVersionHasOneToThreeNumbers(String text, String shown) {
        assertThat(Version.parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "new", "11.", ".3", "1.2.3.4", "-1", "+11", "11.x", " 11", "4294967295", "\u0661\u0661"})
    void whatIsNoVersionIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Version.parse(text))
                .withMessage("'" + text + "' is not a version of libvirt, such as 11.3");
    }

    @Test
    void versionsAreOrderedByNumberNotByText() {
        assertThat(Stream.of("12.5", "9.10", "9.9", "9.9.1", "10")
                        .map(Version::parse)
                        .sorted()
                        .map(Version::toString))
                .containsExactly("9.9", "9.9.1", "9.10", "10.0", "12.5");
        assertThat(Version.parse("11.0").isAtLeast(Version.parse("11"))).isTrue();
        assertThat(Version.parse("10.10").isAtLeast(Version.parse("11"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0000:03:10.1, 0000:03:10.1",
        "03:10.1, 0000:03:10.1",
        "ABCD:FF:1f.7, abcd:ff:1f.7",
        "0000:00:00.0, 0000:00:00.0",
        "10000:e1:00.0, 10000:e1:00.0",
        "ffffffff:e1:00.0, ffffffff:e1:00.0"
    })
    void aPciAddressIsWrittenAsLspciDoes(String text, String shown) {
        PciAddress address = PciAddress.parse(text);
        assertThat(address).hasToString(shown);
        assertThat(PciAddress.of(address.toPart())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eth0",
                "0000:03:20.1",
                "0000:03:10.8",
                "0000:03:10",
                "3:10.1",
                "0000:003:10.1",
                "0000-03-10.1",
                "03:10.1 "
            })
    void whatIsNoPciAddressIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PciAddress.parse(text))
                .withMessage("'" + text + "' is not a PCI address, such as 0000:03:10.1 (lspci -D prints them)");
    }

    @Test
    void libvirtPrintsAPciAddressInHexadecimal() {
        assertThat(PciAddress.parse("03:10.1").toPart())
                .hasToString("<address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x1'/>");
    }

    @ParameterizedTest
    @CsvSource({
        "52:54:00:12:34:56, 52:54:00:12:34:56",
        "52:54:00:AB:CD:EF, 52:54:00:ab:cd:ef",
        "52:54:0:1:2:a, 52:54:00:01:02:0a",
        "'52:54:00:12:34:56 ', 52:54:00:12:34:56"
    })
    void aMacAddressIsPrintedInSmallLetters(String text, String shown) {
        assertThat(MacAddress.parse(text)).hasToString(shown).isEqualTo(MacAddress.of(shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "52-54-00-12-34-56   | '52-54-00-12-34-56' is not a MAC address; with colons it is 52:54:00:12:34:56",
                "5254.0012.34AB      | '5254.0012.34AB' is not a MAC address; with colons it is 52:54:00:12:34:ab",
                "525400123456        | '525400123456' is not a MAC address; with colons it is 52:54:00:12:34:56",
                "52:54:00:12:34      | '52:54:00:12:34' is not a MAC address, such as 52:54:00:12:34:56",
                "52:54:00:12:34:56:7 | '52:54:00:12:34:56:7' is not a MAC address, such as 52:54:00:12:34:56",
                "52:54:00:12:34:     | '52:54:00:12:34:' is not a MAC address, such as 52:54:00:12:34:56",
                "052:54:00:12:34:56  | '052:54:00:12:34:56' is not a MAC address, such as 52:54:00:12:34:56",
                "52:54:00:12:34:5g   | '52:54:00:12:34:5g' is not a MAC address, such as 52:54:00:12:34:56",
                "53:54:00:12:34:56   | '53:54:00:12:34:56' is a multicast address: the first byte of a guest's MAC is even"
            })
    void whatIsNoMacAddressIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.parse(text))
                .withMessage(message);
    }

    @Test
    void aMacAddressKnowsWhoseItIs() {
        assertThat(MacAddress.parse("02:00:00:00:00:01").isLocal()).isTrue();
        assertThat(MacAddress.parse("00:1b:21:00:00:01").isLocal()).isFalse();
        assertThat(MacAddress.parse("0:0:0:0:0:0").isZero()).isTrue();
        assertThat(MacAddress.printed("52-54-00")).isEqualTo("52-54-00");
        assertThat(MacAddress.printed(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A2345678-1234-1234-1234-123456789ABC",
                "a2345678123412341234123456789abc",
                " a2345678-1234-1234-1234-123456789abc ",
                "a2 34-5678 1234123412341234 56789abc"
            })
    void aUuidIsPrintedWithFourHyphens(String text) {
        assertThat(Uuid.parse(text)).hasToString("a2345678-1234-1234-1234-123456789abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "1-2345678-1234-1234-1234-123456789abc",
                "12345678-1234-1234-1234-123456789abc-",
                "{12345678-1234-1234-1234-123456789abc}",
                "12345678-1234-1234-1234-123456789ab",
                "12345678-1234-1234-1234-123456789abcd",
                "12345678-1234-1234-1234-123456789ab\u0661"
            })
    void whatIsNoUuidIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Uuid.parse(text))
                .withMessage("'" + text + "' is not a UUID, which has 32 hexadecimal digits (uuidgen makes one)");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", " ", "a b", "-a", "a:b", "\u00fc", "\ud83d\ude00", "#", "a,b"})
    void aNetworkMayHaveNearlyAnyName(String text) {
        assertThat(NetworkName.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a\nb", "a\tb", "\ud83d", "\uffff"})
    void whatIsNoNameOfANetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NetworkName.parse(text));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkName.parse("n".repeat(246)))
                .withMessage(
                        "the name of a network is too long: libvirt makes files of it, which takes up to 245 bytes");
        assertThat(NetworkName.parse("n".repeat(245)).toString()).hasSize(245);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "br@0             | 'br@0' cannot be the name of a bridge: it may hold letters, digits and . - _",
                "br 0             | 'br 0' cannot be the name of a bridge: it may hold letters, digits and . - _",
                "br/0             | 'br/0' cannot be the name of a bridge: it may hold letters, digits and . - _",
                "..               | '..' cannot be the name of a bridge: it may hold letters, digits and . - _",
                "bridge-of-a-host | 'bridge-of-a-host' is too long for a bridge: Linux takes names of up to 15 characters, not 16"
            })
    void whatIsNoNameOfADeviceIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceName.parse("bridge", text))
                .withMessage(message);
        assertThat(DeviceName.of(text)).isNull();
    }

    @Test
    void anAddressIsPrintedAsLibvirtDoes() {
        assertThat(IpAddress.of("FD00:0099:0::1")).hasToString("fd00:99::1");
        assertThat(IpAddress.of("fd00:99::10.9.9.1")).hasToString("fd00:99::a09:901");
        assertThat(Stream.of(
                                "192.168.010.1",
                                "192.168.1",
                                " 10.0.0.1",
                                "fe80::1%eth0",
                                "fd00:00099::1",
                                "10.0.0.1/24",
                                "*",
                                "")
                        .map(IpAddress::of))
                .containsOnlyNulls();
    }
}
