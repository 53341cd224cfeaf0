package dev.xmlnet.libvirt.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstOverlapTest {
    private record Span(int first, int last) {}

    private static int[] of(List<Span> spans) {
        return FirstOverlap.of(spans, Span::first, Span::last);
    }

    @Test
    void theEndsBelongToASpan() {
        assertThat(of(List.of(new Span(1, 4), new Span(4, 9), new Span(5, 6), new Span(10, 10))))
                .containsExactly(0, 0, 1, 3);
    }

    @Test
    void noSpansHaveNone() {
        assertThat(of(List.of())).isEmpty();
    }

    /** Among few points many spans are equal, nest or meet at an end; among many most are apart. */
    @ParameterizedTest
    @ValueSource(ints = {3, 10, 100, 1000})
    void asALookAtEachPairFinds(int points) {
        Random random = new Random(points);
        for (int round = 0; round < 200; round++) {
            List<Span> spans = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                int first = random.nextInt(points);
                spans.add(new Span(first, first + random.nextInt(points - first)));
            }
            assertThat(of(spans)).as(spans.toString()).isEqualTo(expected(spans));
        }
    }

    private static int[] expected(List<Span> spans) {
        int[] expected = new int[spans.size()];
        for (int i = 0; i < expected.length; i++) {
            Span one = spans.get(i);
            while (spans.get(expected[i]).first > one.last || one.first > spans.get(expected[i]).last) {
                expected[i]++;
            }
        }
        return expected;
    }
}
