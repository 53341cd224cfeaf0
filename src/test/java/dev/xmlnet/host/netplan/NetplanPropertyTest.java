package dev.xmlnet.host.netplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.host.RewriteCases;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.xml.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds for every netplan. */
class NetplanPropertyTest {
    private static final BridgeChange CHANGE = RewriteCases.change("br0 eth0 mac=00:00:5e:00:53:01");

    private final Rewriter rewriter = new NetplanRewriter();

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void aSecondRunChangesNothingAndTheWayBackGivesTheFirstBytes(@ForAll long seed) {
        Map<String, byte[]> before = RandomPlan.of(seed);
        Rewritten there = rewriter.bridge(RewriteCases.texts(before), CHANGE);
        assertThat(there.refused()).as(() -> there.notes() + text(before)).isFalse();
        assertThat(there.changed()).isTrue();
        Map<String, byte[]> after = RewriteCases.applied(before, there);
        assertThat(rewriter.bridge(RewriteCases.texts(after), CHANGE).changed()).isFalse();
        Rewritten back = rewriter.unbridge(RewriteCases.texts(after), CHANGE);
        assertThat(back.refused()).as(() -> back.notes() + text(after)).isFalse();
        boolean ordered = there.notes().stream().noneMatch(note -> note.diagnostic().id().equals("order-of-keys"));
        if (ordered) {
            assertThat(text(RewriteCases.applied(after, back))).as(() -> text(after)).isEqualTo(text(before));
        }
    }

    /** Every line of the files is there afterwards, but for its indentation and the name in a label. */
    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void noLineOfThePersonsIsLost(@ForAll long seed) {
        Map<String, byte[]> before = RandomPlan.of(seed);
        Rewritten there = rewriter.bridge(RewriteCases.texts(before), CHANGE);
        Map<String, byte[]> after = RewriteCases.applied(before, there);
        List<String> lines = new ArrayList<>(lines(after));
        for (String line : lines(before)) {
            if (!line.matches("\"?eth0\"?:.*")) {
                assertThat(lines.remove(line)).as(() -> line + "\n" + text(before) + "\n=>\n" + text(after)).isTrue();
            }
        }
    }

    private static List<String> lines(Map<String, byte[]> files) {
        return files.values().stream()
                .flatMap(file -> new String(file, UTF_8).replace("br0:a", "eth0:a").lines())
                .map(String::strip)
                .toList();
    }

    /** What is not the NIC's stays to the byte: the edits are inside of its entry, or put something in. */
    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void bytesOutsideOfTheNicAreKept(@ForAll long seed) {
        Rewritten there = rewriter.bridge(RewriteCases.texts(RandomPlan.of(seed)), CHANGE);
        for (Rewritten.Changed changed : there.patches()) {
            String text = changed.file().source().text();
            int nic = Math.max(text.indexOf(" eth0:"), text.indexOf("\"eth0\":"));
            for (Edit edit : changed.patch().edits()) {
                if (text.endsWith("\n") && edit.span().start() < edit.span().end()) {
                    assertThat(edit.span().start()).isGreaterThan(nic);
                    assertThat(edit.span().of(text)).doesNotContain("eth2").doesNotContain("vlans:").doesNotContain("br7");
                }
            }
        }
    }

    private static String text(Map<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, bytes) -> texts.put(path, new String(bytes, UTF_8)));
        return texts.toString();
    }
}
