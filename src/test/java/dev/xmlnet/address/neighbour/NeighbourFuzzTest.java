package dev.xmlnet.address.neighbour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.fuzz.ByteMutation;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changed tables give rows or remarks, at places that are in the table. */
class NeighbourFuzzTest {
    private static final int MUTATIONS = 2000;
    private static final ByteMutation MUTATION = new ByteMutation(
            List.of(
                    "\n",
                    "\r\n",
                    " ",
                    "\t",
                    "\0",
                    "\u00ff\u00fe",
                    ":",
                    "-",
                    "(",
                    ")",
                    "?",
                    "[",
                    "]",
                    "{",
                    "}",
                    "\"",
                    ",",
                    "%eth0",
                    "192.0.2.7",
                    "2001:db8::7",
                    "00:00:5e:00:53:07",
                    "dev ",
                    "lladdr ",
                    "router ",
                    "proxy ",
                    "STALE",
                    "REACHABLE",
                    "FAILED",
                    "nud ",
                    " at ",
                    " on ",
                    "(incomplete)",
                    "<incomplete>",
                    "permanent",
                    "PERM",
                    "0x2",
                    "0x0",
                    "Interface: ",
                    "dynamic",
                    "Host ",
                    "null",
                    "\"dst\":",
                    "99999999999999999999"),
            ISO_8859_1);

    @ParameterizedTest(name = "round {0}")
    @ValueSource(ints = {1, 2, 3})
    @Timeout(60)
    void changedTables(int round) {
        Random random = new Random(round);
        List<byte[]> seeds = Stream.of(NeighbourTableTest.ip(), NeighbourTableTest.linux(), NeighbourTableTest.others())
                .flatMap(cases -> cases)
                .map(each -> ((String) each.get()[1]).getBytes(ISO_8859_1))
                .toList();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = MUTATION.of(seeds.get(random.nextInt(seeds.size())), random);
            try {
                check(mutant);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("mutation " + i + ": " + new String(mutant, ISO_8859_1), e);
            }
        }
    }

    private static void check(byte[] bytes) {
        Neighbours table = NeighbourTable.read("-", bytes);
        boolean refused = table.remarks().stream().anyMatch(each -> each.severity() == Severity.ERROR);
        assertThat(refused).isEqualTo(table.format() == NeighbourFormat.UNKNOWN);
        table.rows().forEach(row -> check(bytes, row.where().location()));
        table.remarks().forEach(remark -> {
            assertThat(remark.message()).hasSizeLessThanOrEqualTo(100);
            if (remark.location() != null) {
                check(bytes, remark.location());
            }
        });
    }

    private static void check(byte[] bytes, Location place) {
        long lines = 1;
        for (byte b : bytes) {
            lines += b == '\n' || b == '\r' ? 1 : 0;
        }
        assertThat((long) place.line()).isBetween(1L, lines);
        assertThat(place.column()).isBetween(1, 2 * bytes.length + 2);
    }
}
