package dev.xmlnet.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakenPortsTest {
    @ParameterizedTest
    @CsvSource({
        "80, 80, 1, 80",
        "80, 82, 3, 80",
        "1, 70000, 65535, 1",
        "0, 2, 2, 1",
        "-5, 1, 1, 1",
        "0, 0, 0, -1",
        "-1, -1, 0, -1",
        "5, 3, 0, -1",
        "70000, 70001, 0, -1",
        "-2147483648, 2147483647, 65535, 1"
    })
    void onlyPortsThatThereAreAreBetween(int first, int last, int count, int lowest) {
        BitSet ports = TakenPorts.between(first, last);
        assertThat(ports.cardinality()).isEqualTo(count);
        assertThat(ports.nextSetBit(0)).isEqualTo(lowest);
    }

    @Test
    void theFirstThatTakesAPortHasIt() {
        TakenPorts<String> taken = new TakenPorts<>();
        assertThat(taken.take(TakenPorts.between(80, 90), "web")).isZero();
        assertThat(taken.take(TakenPorts.between(85, 100), "proxy")).isEqualTo(85);
        assertThat(taken.take(TakenPorts.between(95, 95), "mail")).isEqualTo(95);
        assertThat(taken.taker(80)).isEqualTo("web");
        assertThat(taken.taker(90)).isEqualTo("web");
        assertThat(taken.taker(91)).isEqualTo("proxy");
        assertThat(taken.taker(95)).isEqualTo("proxy");
    }
}
