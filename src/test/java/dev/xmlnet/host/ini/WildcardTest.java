package dev.xmlnet.host.ini;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "eth0, eth0, true",
        "eth0, eth01, false",
        "eth01, eth0, false",
        "*, eth0, true",
        "e*0, eth0, true",
        "e*h*, eth0, true",
        "e*1, eth0, false",
        "eth?, eth0, true",
        "eth?, eth, false",
        "eth[0-3], eth2, true",
        "eth[0-3], eth4, false",
        "eth[!0-3], eth4, true",
        "eth[^0], eth0, false",
        "eth[02]*, eth2x, true",
        "eth[, eth[, true",
        "'', eth0, false",
    })
    void aPatternTakesANameAsAShellWould(String pattern, String name, boolean takes) {
        assertThat(Wildcard.matches(pattern, name)).isEqualTo(takes);
    }
}
