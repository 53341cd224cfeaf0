package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ports to forward check themselves. */
class PortForwardTest {

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
}
