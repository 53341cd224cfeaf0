package dev.xmlnet.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Files of sections and settings in any order, and what holds for each change of them. */
public final class RandomIni {
    private RandomIni() {}

    /**
     * Files of random blocks, in which each of the blocks that must be there is once, whole.
     *
     * @param needed blocks of lines without their ends
     * @param others lines, and blocks of them
     */
    public static Arbitrary<String> files(List<String> needed, List<String> others) {
        Arbitrary<List<String>> before = Arbitraries.of(others).list().ofMaxSize(12);
        Arbitrary<List<String>> after = Arbitraries.of(others).list().ofMaxSize(12);
        return Combinators.combine(
                        before,
                        after,
                        Arbitraries.of(needed),
                        Arbitraries.of("\n", "\r\n"),
                        Arbitraries.of(true, false))
                .as((head, tail, block, lineEnd, open) -> {
                    List<String> all = new ArrayList<>(head);
                    all.add(block);
                    all.addAll(tail);
                    String text = String.join("\n", all).replace("\n", lineEnd);
                    return open ? text : text + lineEnd;
                });
    }

    /** Changes with all that a bridge may have but another MTU, after which the first one is not known any more. */
    public static Arbitrary<BridgeChange> changes() {
        return Arbitraries.of(
                        "br0 eth0",
                        "br0 eth0 stp",
                        "br-lan eth0 vlans=10,20",
                        "br0 eth0 tap=tap0,1000",
                        "br0 eth0 vlans=7 tap=tap0 tap=tap1,0 stp")
                .map(words -> RewriteCases.change(words + " mac=00:00:5e:00:53:01"));
    }

    /**
     * Checks that a change, if it is not refused, only takes lines out and adds the given ones, that a second run changes nothing, and that the way
     * back gives the first bytes.
     *
     * @param ours matches a line that the change may add to a file
     */
    public static void check(Rewriter rewriter, Map<String, byte[]> before, BridgeChange change, String ours) {
        Rewritten there = rewriter.bridge(RewriteCases.texts(before), change);
        if (there.refused() || !there.found()) {
            assertThat(there.changed()).isFalse();
            return;
        }
        Map<String, byte[]> after = RewriteCases.applied(before, there);
        for (Map.Entry<String, byte[]> file : before.entrySet()) {
            onlyLoses(text(file.getValue()), text(after.get(file.getKey())), ours);
        }
        Rewritten again = rewriter.bridge(RewriteCases.texts(after), change);
        assertThat(again.refused()).isFalse();
        assertThat(again.changed()).as("a second run").isFalse();
        Rewritten back = rewriter.unbridge(RewriteCases.texts(after), change);
        assertThat(back.refused()).as("the way back: %s", back.notes()).isFalse();
        assertThat(texts(RewriteCases.applied(after, back))).isEqualTo(texts(before));
    }

    private static void onlyLoses(String before, String after, String ours) {
        List<String> first = Arrays.asList(before.split("\r?\n"));
        int at = 0;
        for (String line : after.split("\r?\n")) {
            if (!line.strip().matches(ours)) {
                int found = first.subList(at, first.size()).indexOf(line);
                assertThat(found).as("the place of '%s'", line).isNotNegative();
                at += found + 1;
            }
        }
    }

    private static Map<String, String> texts(Map<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, bytes) -> texts.put(path, text(bytes)));
        return texts;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
