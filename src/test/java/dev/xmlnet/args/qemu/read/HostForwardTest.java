package dev.xmlnet.args.qemu.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostForwardTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "tcp::2222-:22 ~ <portForward proto='tcp'><range start='2222' to='22'/></portForward>",
                "::22-:22 ~ <portForward proto='tcp'><range start='22'/></portForward>",
                "udp:192.0.2.1:53-10.0.2.15:5353 ~ <portForward proto='udp' address='192.0.2.1'><range start='53' to='5353'/></portForward>",
                "tcp:[::1]:53-:53 ~ <portForward proto='tcp' address='::1'><range start='53'/></portForward>",
                "icmp::1-:1 ~",
                "tcp::1 ~",
                "tcp::1-1 ~",
                "tcp::65536-:1 ~",
                "tcp::1-:0 ~",
                "tcp::x-:1 ~",
            })
    void readsARule(String text, String expected) {
        HostForward forward = HostForward.parse(text);
        assertThat(forward == null ? null : forward.toPart().toString()).isEqualTo(expected);
    }
}
