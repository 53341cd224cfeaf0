package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.xmlnet.libvirt.PciAddress;
import dev.xmlnet.libvirt.Version;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions, ports and PCI addresses check themselves. */
class ValueTypesTest {

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
    @CsvSource(
            delimiter = '|',
            value = {
                "2222                     | proto='tcp' | start='2222'",
                "2222:22                  | proto='tcp' | start='2222' to='22'",
                "udp:53                   | proto='udp' | start='53'",
                "tcp:8000-8010:80         | proto='tcp' | start='8000' end='8010' to='80'",
                "127.0.0.1:80             | proto='tcp' address='127.0.0.1' | start='80'",
                "udp:[2001:db8::1]:53:5353 | proto='udp' address='2001:db8::1' | start='53' to='5353'",
                "1-65535                  | proto='tcp' | start='1' end='65535'"
            })
    void aForwardIsWhatLibvirtPrints(String text, String attributes, String range) {
        assertThat(PortForward.parse(text).toPart())
                .hasToString("<portForward " + attributes + "><range " + range + "/></portForward>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "65536",
                "22:0",
                "22:65536",
                "30-20",
                "10000-20000:60000",
                "sctp:22",
                "22:",
                ":22",
                "a",
                "1.2.3:80",
                "999.1.1.1:80",
                "256.0.0.1:80",
                "[::g]:80",
                "[1.2.3.4]:",
                "-5",
                "99999999999",
                "22 ",
                "example.org:80"
            })
    void whatIsNoForwardIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortForward.parse(text))
                .withMessageStartingWith(
                        "'" + text + "' is not a port to forward, such as 2222:22 or udp:192.0.2.1:53");
    }

    @ParameterizedTest
    @CsvSource({
        "0000:03:10.1, 0000:03:10.1",
        "03:10.1, 0000:03:10.1",
        "ABCD:FF:1f.7, abcd:ff:1f.7",
        "0000:00:00.0, 0000:00:00.0"
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
}
