package dev.xmlnet.args.qemu.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserNetTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.2.0/24, 10.0.2.0/24",
        "10.0.2.9/24, 10.0.2.0/24",
        "10.1.2.3/16, 10.1.0.0/16",
        "10.1.0.0, 10.0.0.0/8",
        "172.16.9.0, 172.16.0.0/16",
        "192.0.2.0, 192.0.2.0/24",
        "192.0.2.0/255.255.255.128, 192.0.2.0/25",
        "192.0.2.0/255.0.255.0,",
        "192.0.2.0/3,",
        "192.0.2.0/33,",
        "192.0.2.0/,",
        "192.0.2.256,",
        "192.0.2,",
        "lan,",
    })
    void readsWhatSlirpTakes(String text, String expected) {
        UserNet net = UserNet.parse(text);
        assertThat(net == null ? null : net.address() + "/" + net.prefix()).isEqualTo(expected);
    }
}
