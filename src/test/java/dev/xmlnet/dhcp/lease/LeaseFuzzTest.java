package dev.xmlnet.dhcp.lease;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.xmlnet.address.neighbour.NeighbourFormat;
import dev.xmlnet.address.neighbour.NeighbourTable;
import dev.xmlnet.address.neighbour.Neighbours;
import dev.xmlnet.fuzz.ByteMutation;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes give leases or remarks, at places that are in the file. {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true
 * -Dtest=LeaseFuzzTest#anyBytes} hunts for more; without it, the files of the other tests and mutations of them are tried.
 */
class LeaseFuzzTest {
    private static final int MUTATIONS = 600;
    private static final Wanted SOME = Wanted.of(
            List.of(MacAddress.parse("00:00:5e:00:53:03"), MacAddress.parse("00:00:5e:00:53:07")),
            List.of(IpAddress.parse("192.0.2.1")));

    private static final ByteMutation MUTATION = new ByteMutation(
            List.of(
                    "\n",
                    "\r\n",
                    "\r",
                    " ",
                    "\t",
                    "\0",
                    "\u00ff",
                    "\u00ff\u00fe",
                    ",",
                    ":",
                    ".",
                    "-",
                    ";",
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    "\\",
                    "#",
                    "*",
                    "/",
                    "0",
                    "-1",
                    "99999999999999999999",
                    "4294967296",
                    "lease ",
                    "ia-na ",
                    "iaaddr ",
                    "ends ",
                    "ends never;",
                    "epoch ",
                    "binding state ",
                    "hardware ethernet ",
                    "uid ",
                    "&#x",
                    "&#x2c",
                    "address,",
                    "duid ",
                    "T",
                    "01-",
                    "dev ",
                    "lladdr ",
                    "STALE",
                    " at ",
                    " on ",
                    "(incomplete)",
                    "0x",
                    "::",
                    "null",
                    "[[[[",
                    "{\"a\":",
                    "\\x",
                    "\\777"),
            ISO_8859_1);

    static Stream<Arguments> files() {
        return Stream.of(
                        LeaseFileTest.dnsmasq(),
                        LeaseFileTest.dhcpd(),
                        LeaseFileTest.kea(),
                        LeaseFileTest.libvirt(),
                        LeaseFileTest.networkd(),
                        LeaseFileTest.others())
                .flatMap(cases -> cases)
                .map(each -> Arguments.of(bytes(each)));
    }

    private static byte[] bytes(Arguments arguments) {
        return ((String) arguments.get()[2]).getBytes(ISO_8859_1);
    }

    /** Jazzer's way in: a bounded hunt with JAZZER_FUZZ=1, else the files. */
    @MethodSource("files")
    @FuzzTest(maxDuration = "20s")
    void anyBytes(byte[] bytes) {
        check(bytes);
    }

    static Stream<Arguments> readers() {
        return Stream.of(
                Arguments.of("dnsmasq", LeaseFileTest.dnsmasq().toList()),
                Arguments.of("dhcpd", LeaseFileTest.dhcpd().toList()),
                Arguments.of("Kea", LeaseFileTest.kea().toList()),
                Arguments.of("libvirt", LeaseFileTest.libvirt().toList()),
                Arguments.of("networkd", LeaseFileTest.networkd().toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    @Timeout(60)
    void mutatedFiles(String reader, List<Arguments> cases) {
        Random random = new Random(reader.hashCode());
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = MUTATION.of(bytes(cases.get(random.nextInt(cases.size()))), random);
            try {
                check(mutant);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("mutation " + i + ": " + new String(mutant, ISO_8859_1), e);
            }
        }
    }

    private static void check(byte[] bytes) {
        Leases all = LeaseFile.read("virbr0.status", bytes, Wanted.everything());
        Leases some = LeaseFile.read("virbr0.status", bytes, SOME);
        assertThat(some.format()).isEqualTo(all.format());
        assertThat(some.cut()).isEqualTo(all.cut());
        assertThat(all.leases()).containsAll(some.leases());
        check(bytes, all.remarks(), all.format() == LeaseFormat.UNKNOWN);
        all.leases().forEach(lease -> check(bytes, lease.where().location()));

        Neighbours neighbours = NeighbourTable.read("-", bytes);
        check(bytes, neighbours.remarks(), neighbours.format() == NeighbourFormat.UNKNOWN);
        neighbours.rows().forEach(row -> check(bytes, row.where().location()));
    }

    private static void check(byte[] bytes, List<Diagnostic> remarks, boolean unknown) {
        assertThat(remarks.stream().anyMatch(each -> each.severity() == Severity.ERROR))
                .isEqualTo(unknown);
        for (Diagnostic remark : remarks) {
            assertThat(remark.message()).hasSizeLessThanOrEqualTo(100);
            check(bytes, remark.location());
        }
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
