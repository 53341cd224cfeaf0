package dev.xmlnet.host.ini;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.xmlnet.fuzz.ByteMutation;
import dev.xmlnet.host.RandomIni;
import dev.xmlnet.host.RewriteCases;
import dev.xmlnet.host.keyfile.KeyfileRewriter;
import dev.xmlnet.host.networkd.NetworkdRewriter;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.ini.Grammar;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Any bytes are read, and come back from each change. {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -Dtest=IniFuzzTest#anyBytes} hunts for more;
 * without it, the files of all cases and a fixed number of mutations of them are tried.
 */
class IniFuzzTest {
    private static final int MUTATIONS = 1500;
    private static final BridgeChange CHANGE = RewriteCases.change("br0 eth0 mac=00:00:5e:00:53:01 vlans=5 tap=tap0");
    private static final ByteMutation MUTATION = new ByteMutation(
            List.of(
                    "[",
                    "]",
                    "=",
                    "\n",
                    "\r\n",
                    "\r",
                    "\0",
                    " ",
                    "\\",
                    "\\\n",
                    "#",
                    ";",
                    "!",
                    "*",
                    "eth0",
                    "br0",
                    "[Network]\n",
                    "[Match]\n",
                    "[connection]\n",
                    "# from a (3 lines): 1-2\n",
                    "\ufeff",
                    "\ufffd",
                    "\ud83d\udc0e",
                    "Name=",
                    "type=ethernet\n",
                    "-",
                    "9"),
            UTF_8);

    static Stream<Arguments> seeds() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/test/resources/host"))) {
            List<Arguments> seeds = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*/(keyfile|networkd)/[^/]*/before/.*"))
                    .sorted()
                    .map(IniFuzzTest::bytes)
                    .map(Arguments::of)
                    .toList();
            return seeds.stream();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void anyBytes(byte[] bytes) {
        check(bytes);
    }

    static Stream<Integer> rounds() {
        return Stream.iterate(1, n -> n + 1).limit(4);
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    @Timeout(60)
    void mutatedFiles(int round) throws IOException {
        Random random = new Random(round);
        List<byte[]> seeds = seeds().map(one -> (byte[]) one.get()[0]).toList();
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
        SourceText source = SourceText.ofLines(bytes);
        for (Grammar grammar : Grammar.values()) {
            HostIni file = HostIni.parse(new HostText("a", source), grammar);
            StringBuilder all = new StringBuilder();
            file.lines().forEach(line -> all.append(file.text(line)));
            assertThat(all.toString()).isEqualTo(source.text());
        }
        RandomIni.check(new KeyfileRewriter(), Map.of("lan.nmconnection", bytes), CHANGE, ".*");
        RandomIni.check(new NetworkdRewriter(), Map.of("20-lan.network", bytes), CHANGE, ".*");
    }
}
