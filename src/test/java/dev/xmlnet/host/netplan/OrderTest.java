package dev.xmlnet.host.netplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
    /** Small letters move, capitals stay, mtu is on both. */
    @ParameterizedTest
    @CsvSource({
        "'', 'interfaces macaddress'",
        "a b, 'interfaces macaddress a b'",
        "A B, 'interfaces macaddress'",
        "A a b, 'interfaces macaddress a b'",
        "a b A B, 'a b interfaces macaddress'",
        "A a b mtu, 'interfaces macaddress a b mtu'",
        "a mtu A, 'interfaces macaddress a mtu'",
        "A a B b, 'interfaces a macaddress b'",
        "A a mtu b B, 'a mtu b interfaces macaddress'",
    })
    void theBridgesOwnLinesStandWhereKeysStayed(String keys, String bridge) {
        List<String> original = words(keys);
        List<String> found = Order.marked(original, stay(original), gone(original), List.of("interfaces", "macaddress"));
        assertThat(Order.merged(stay(original), found)).isEqualTo(original);
        assertThat(found).isEqualTo(words(bridge));
    }

    @Property
    void remarksTellAnyOrder(@ForAll long seed, @ForAll @IntRange(max = 12) int count) {
        List<String> original = new ArrayList<>(words("A B C D E mtu optional a b c d e").subList(0, count));
        Collections.shuffle(original, new Random(seed));
        List<String> found = Order.remarked("eth0", original, gone(original), List.of("interfaces", "macaddress"));
        assertThat(Order.merged(stay(original), found)).isEqualTo(original);
    }

    private static List<String> stay(List<String> keys) {
        return keys.stream().filter(key -> !key.matches("[a-z]")).toList();
    }

    private static List<String> gone(List<String> keys) {
        return keys.stream().filter(key -> !key.matches("[A-Z]")).toList();
    }

    private static List<String> words(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }
}
