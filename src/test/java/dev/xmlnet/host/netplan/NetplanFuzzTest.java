package dev.xmlnet.host.netplan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.xmlnet.host.RewriteCases;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes give a refusal or a result that a second run leaves as it is; {@code XmlDocumentFuzzTest} says how to hunt for more. */
class NetplanFuzzTest {
    private static final int MUTATIONS = 2000;
    private static final BridgeChange CHANGE = RewriteCases.change("br0 eth0 mac=00:00:5e:00:53:01");
    private static final Rewriter REWRITER = new NetplanRewriter();

    private static final List<String> WORDS = List.of(
            "{", "}", "[", "]", ",", ":", ": ", "- ", "? ", "#", " # ", "&a ", "*a", "!!map ", "|\n", ">-\n", "'", "\"", "\\", "\n", "\r",
            "\r\n", "\t", " ", "  ", "\n      ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "\u0085", "\uFEFF", "\ud83d\udc0e", "\u0000", "eth0",
            "eth0:", "br0", "bridges:", "mtu: 1400", "dhcp4: true", "{}", "null", "~", "a,b");

    /** The hosts of the cases, and corners of YAML. */
    static Stream<Arguments> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> all = Files.walk(Path.of("src/test/resources/host/netplan"))) {
            for (Path file : all.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        for (String text : List.of("", "\n", "\uFEFF", "#", "---", "...", "a", "[", "{", "*a", "&a", "? ", "- ", "network:", "network: {", "\t", "\u0000", "%YAML 9.9\n---\na: b", "[".repeat(5000), "{a: ".repeat(5000), "- ".repeat(5000))) {
            seeds.add(text.getBytes(UTF_8));
        }
        seeds.add(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0});
        return seeds.stream().map(Arguments::of);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void anyBytes(byte[] bytes) {
        check(bytes);
    }

    @ParameterizedTest(name = "round {0}")
    @ValueSource(ints = {1, 2, 3})
    @Timeout(120)
    void mutatedHosts(int round) throws IOException {
        Random random = new Random(round);
        List<byte[]> seeds = new ArrayList<>(seeds().map(seed -> (byte[]) seed.get()[0]).filter(seed -> seed.length < 2000).toList());
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = i % 4 == 0
                    ? mutate(RandomPlan.of(random.nextLong()).values().iterator().next(), random)
                    : mutate(seeds.get(random.nextInt(seeds.size())), random);
            try {
                check(mutant);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("mutation " + i + ": " + new String(mutant, ISO_8859_1), e);
            }
        }
    }

    private static byte[] mutate(byte[] seed, Random random) {
        byte[] now = seed;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(now.length + 1);
            int to = Math.min(now.length, at + random.nextInt(12));
            byte[] piece = switch (random.nextInt(5)) {
                case 0 -> new byte[] {(byte) random.nextInt(256)};
                case 1 -> new byte[0];
                case 2 -> Arrays.copyOfRange(now, at, to);
                default -> WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8);
            };
            int end = random.nextBoolean() ? at : to;
            byte[] next = Arrays.copyOf(now, at + piece.length + now.length - end);
            System.arraycopy(piece, 0, next, at, piece.length);
            System.arraycopy(now, end, next, at + piece.length, now.length - end);
            now = next;
        }
        return now;
    }

    private static void check(byte[] bytes) {
        Map<String, byte[]> before = Map.of("a.yaml", bytes.clone());
        Rewritten there = REWRITER.bridge(RewriteCases.texts(before), CHANGE);
        assertWorded(there);
        assertWorded(REWRITER.unbridge(RewriteCases.texts(before), CHANGE));
        if (there.changed()) {
            Map<String, byte[]> after = RewriteCases.applied(before, there);
            Rewritten again = REWRITER.bridge(RewriteCases.texts(after), CHANGE);
            assertThat(again.refused()).as(() -> again.notes() + new String(after.get("a.yaml"), UTF_8)).isFalse();
            assertThat(again.changed()).isFalse();
            assertWorded(REWRITER.unbridge(RewriteCases.texts(after), CHANGE));
        }
        assertThat(before.get("a.yaml")).isEqualTo(bytes);
    }

    private static void assertWorded(Rewritten result) {
        assertThat(result.refused() && result.changed()).isFalse();
        for (Rewritten.Note note : result.notes()) {
            assertThat(note.diagnostic().message()).doesNotContain("never to be shown").isNotBlank();
        }
    }
}
