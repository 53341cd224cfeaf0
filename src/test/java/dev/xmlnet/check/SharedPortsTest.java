package dev.xmlnet.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.check.ForwardedPorts.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedPortsTest {
    /** Among few ports many ranges are equal, nest or meet at an end; among many most are apart. */
    @ParameterizedTest
    @ValueSource(ints = {3, 10, 100, 1000})
    void asALookAtEachPairFinds(int most) {
        Random random = new Random(most);
        for (int round = 0; round < 200; round++) {
            List<Ports> ranges = new ArrayList<>();
            int interfaces = 1 + random.nextInt(5);
            for (int i = 1 + random.nextInt(40); i > 0; i--) {
                int first = 1 + random.nextInt(most);
                int last = first + random.nextInt(most + 1 - first);
                int port = 1 + random.nextInt(interfaces);
                ranges.add(new Ports(null, port, ranges.size(), "tcp", "-", "-", first, last));
            }
            ranges.sort(Ports.ORDER);
            SharedPorts shared = new SharedPorts(ranges);
            for (Ports one : ranges) {
                List<Ports> expected = ranges.stream()
                        .filter(other -> other.port() != one.port()
                                && other.first() <= one.last()
                                && one.first() <= other.last())
                        .toList();
                assertThat(shared.count(one)).isEqualTo(expected.size());
                assertThat(shared.first(one))
                        .isEqualTo(expected.subList(0, Math.min(Finding.MOST_OTHERS, expected.size())));
            }
        }
    }
}
