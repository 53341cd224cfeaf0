package dev.xmlnet.host.interfaces;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.xmlnet.fuzz.ByteMutation;
import dev.xmlnet.host.RewriteCases;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes give notes or a result. {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -Dtest=InterfacesFuzzTest#anyBytes} hunts for more;
 * without it, the cases' files and a fixed number of mutations of them are tried.
 */
class InterfacesFuzzTest {
    private static final int MUTATIONS = 4000;
    private static final List<BridgeChange> CHANGES = List.of(
            RewriteCases.change("br0 eth0 mac=00:00:5e:00:53:01"),
            RewriteCases.change("br.1 eth0.30 mac=00:00:5e:00:53:01 mtu=9000 vlans=10 tap=tap0,alice"));

    private static final ByteMutation MUTATION = new ByteMutation(
            List.of(
                    "\\\n",
                    "\\",
                    "\n",
                    "\r\n",
                    "\r",
                    "#",
                    " # x",
                    " ",
                    "\t",
                    "\u000b",
                    "\u0000",
                    "\u00ff",
                    "\ufeff",
                    "eth0",
                    "br0",
                    "eth0.30",
                    "eth0:1",
                    "auto ",
                    "allow-hotplug eth0\n",
                    "allow-",
                    "no-scripts ",
                    "iface eth0 inet dhcp\n",
                    "iface eth0 inet",
                    " inet6 ",
                    " inherits ",
                    "mapping *\n",
                    "script x\n",
                    "rename a=eth0\n",
                    "source *\n",
                    "source-directory x\n",
                    "up ip addr add dev eth0\n",
                    "up 'eth0",
                    "\"",
                    "`",
                    "$(",
                    ";",
                    "&",
                    "|",
                    ">",
                    "bridge_ports eth0\n",
                    "bridge-ports",
                    "mtu 1\n",
                    "hwaddress ",
                    "=",
                    "/",
                    "[1-4]",
                    "[",
                    "*"),
            UTF_8);

    static Stream<Arguments> seeds() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/host/interfaces"))) {
            return files
                    .filter(file -> Files.isRegularFile(file) && file.toString().contains("/before/"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(InterfacesFuzzTest::read)
                    .map(Arguments::of);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Jazzer's way in: a bounded hunt with JAZZER_FUZZ=1, else the seeds. */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void anyBytes(byte[] bytes) {
        check(bytes);
    }

    static Stream<Integer> rounds() {
        return Stream.iterate(1, n -> n + 1).limit(3);
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    @Timeout(60)
    void mutatedFiles(int round) throws IOException {
        Random random = new Random(round);
        List<byte[]> seeds =
                seeds().map(arguments -> (byte[]) arguments.get()[0]).toList();
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
        byte[] copy = bytes.clone();
        for (Suite suite : Suite.values()) {
            for (BridgeChange change : CHANGES) {
                check(bytes, new InterfacesRewriter(suite), change);
            }
        }
        Sources.of(text(bytes)).forEach(source -> source.takes("interfaces", "interfaces", "interfaces.d/x"));
        assertThat(bytes).isEqualTo(copy);
    }

    private static void check(byte[] bytes, InterfacesRewriter rewriter, BridgeChange change) {
        Rewritten there = rewriter.bridge(List.of(text(bytes)), change);
        assertIsWorded(there);
        byte[] after = RewriteCases.applied(Map.of("interfaces", bytes), there).get("interfaces");
        if (there.changed()) {
            Rewritten again = rewriter.bridge(List.of(text(after)), change);
            assertThat(again.refused())
                    .as(() -> new String(after, ISO_8859_1) + again.notes())
                    .isFalse();
            assertThat(again.changed()).isFalse();
        }
        assertIsWorded(rewriter.unbridge(List.of(text(after)), change));
    }

    private static HostText text(byte[] bytes) {
        return new HostText("interfaces", SourceText.ofLines(bytes));
    }

    private static void assertIsWorded(Rewritten result) {
        assertThat(result.refused() && result.changed()).isFalse();
        result.notes().forEach(note -> assertThat(note.diagnostic().message()).isNotBlank());
    }
}
