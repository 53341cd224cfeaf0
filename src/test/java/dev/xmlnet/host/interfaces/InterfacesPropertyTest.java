package dev.xmlnet.host.interfaces;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.host.RewriteCases;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever a host's files are, a bridge changes what must change and nothing else, once, and its way back gives the first bytes. */
class InterfacesPropertyTest {
    private static final BridgeChange CHANGE = BridgeChange.of(
            DeviceName.parse("bridge", "br0"), DeviceName.parse("NIC", "eth0"), MacAddress.of("00:00:5e:00:53:01"));

    /** What moves to the port or has to go, so that the way back cannot know its place, and what takes its part where all shall come back. */
    private static final Map<String, String> MOVES = Map.of(
            "allow-hotplug",
            "no-auto-down",
            "hwaddress",
            "x-address",
            "bond-mode",
            "x-mode",
            "ethernet-wol",
            "x-wol",
            "bridge_ageing",
            "x-ageing");

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.of(
                "", "", "\n", "  \n", "# a comment\n", "\t# eth0 is here \\\n", "#auto eth0\n", "# caf\u00e9\n");
    }

    @Provide
    Arbitrary<String> options() {
        return Arbitraries.of(
                "address 192.0.2.10/24\n",
                "gateway  192.0.2.1 \n",
                "dns-nameservers 192.0.2.1 \\\n  192.0.2.2\n",
                "dns_search\texample.org\n",
                "mtu 1400\n",
                "X-word \\\n\n",
                "x-comment 7 # seven\n",
                "hwaddress ether 00:00:5e:00:53:02\n",
                "bond-mode 802.3ad\n",
                "ethernet-wol d\n",
                "bridge_ageing 300\n",
                "up ip route add 203.0.113.0/24 via 192.0.2.9 dev eth0 || true\n",
                "up iptables -A INPUT -i eth0 -j ACCEPT # for eth0\n",
                "up ethtool -K eth0 gro off\n",
                "down sh -c 'echo eth0 \"$IFACE\"'\n",
                "post-down ip \\\n addr flush dev 'eth0'\n");
    }

    /** An {@code iface} stanza of anything. */
    @Provide
    Arbitrary<String> stanzas() {
        Arbitrary<String> heads = Arbitraries.of(
                "iface eth0 inet static\n",
                "iface eth0 inet dhcp\n",
                "iface\teth0 inet6  static\n",
                "iface \\\n eth0 inet manual\n",
                "iface eth0:1 inet static\n",
                "iface eth0.30 inet manual\n",
                "iface eth1 inet static\n",
                "iface veth0 inet manual\n",
                "  iface lo inet loopback\n");
        Arbitrary<String> lines = Combinators.combine(Arbitraries.of("    ", "\t", "", "  "), options(), gaps())
                .as((indentation, option, gap) -> indentation + option + gap);
        return Combinators.combine(heads, lines.list().ofMaxSize(5), gaps())
                .as((head, all, gap) -> head + String.join("", all) + gap);
    }

    @Provide
    Arbitrary<String> selections() {
        return Combinators.combine(
                        Arbitraries.of("auto", "allow-auto", "  auto", "no-auto-down", "allow-lab", "allow-hotplug"),
                        Arbitraries.of("eth0", "lo", "eth1", "eth0:1", "eth0.30", "\\\n eth0")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        Arbitraries.of(" ", "\t", "  "),
                        gaps())
                .as((word, names, blank, gap) -> word + blank + String.join(blank, names) + "\n" + gap);
    }

    /** One or two files, with any line ends, the last of which may be missing. */
    @Provide
    Arbitrary<Map<String, byte[]>> hosts() {
        Arbitrary<String> file = Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(2, stanzas()), net.jqwik.api.Tuple.of(1, selections()))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        return Combinators.combine(
                        file,
                        file,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((main, other, two, crlf, cut) -> {
                    Map<String, byte[]> files = new TreeMap<>();
                    files.put(
                            "interfaces",
                            bytes(main + (two ? "source interfaces.d/*\n" : ""), crlf && main.indexOf('\\') < 0, cut));
                    if (two) {
                        files.put("interfaces.d/other", bytes(other, crlf && other.indexOf('\\') < 0, cut));
                    }
                    return files;
                });
    }

    private static byte[] bytes(String text, boolean crlf, boolean cut) {
        String ended = crlf ? text.replace("\n", "\r\n") : text;
        return (cut ? ended.stripTrailing() : ended).getBytes(ISO_8859_1);
    }

    @Property(tries = 400)
    void onlyTheEditsDiffer(@ForAll("hosts") Map<String, byte[]> before, @ForAll Suite suite) {
        Rewritten there = new InterfacesRewriter(suite).bridge(RewriteCases.texts(before), CHANGE);
        assertThat(there.refused()).isEqualTo(there.notes().stream().anyMatch(InterfacesPropertyTest::isError));
        if (there.refused()) {
            assertThat(there.changed()).isFalse();
        }
        Map<String, byte[]> after = RewriteCases.applied(before, there);
        for (Map.Entry<String, byte[]> file : before.entrySet()) {
            Iterator<String> lines = lines(after.get(file.getKey())).iterator();
            for (String line : lines(file.getValue())) {
                if (!line.contains("eth0")
                        && MOVES.keySet().stream().noneMatch(line::contains)
                        && !line.startsWith("iface")) {
                    assertThat(isAmong(lines, line))
                            .as(() -> line + " stays where it is in " + text(after))
                            .isTrue();
                }
            }
        }
    }

    @Property(tries = 400)
    void aSecondRunChangesNothing(@ForAll("hosts") Map<String, byte[]> before, @ForAll Suite suite) {
        InterfacesRewriter rewriter = new InterfacesRewriter(suite);
        Rewritten there = rewriter.bridge(RewriteCases.texts(before), CHANGE);
        Map<String, byte[]> after = RewriteCases.applied(before, there);
        Rewritten again = rewriter.bridge(RewriteCases.texts(after), CHANGE);
        assertThat(again.changed()).as(() -> text(after)).isFalse();
        assertThat(again.refused()).as(() -> text(after)).isEqualTo(there.refused());
    }

    @Property(tries = 600)
    void theWayBackGivesTheFirstBytes(@ForAll("hosts") Map<String, byte[]> host, @ForAll Suite suite) {
        InterfacesRewriter rewriter = new InterfacesRewriter(suite);
        Map<String, byte[]> before = new TreeMap<>();
        host.forEach((path, bytes) -> before.put(path, withoutMoves(bytes)));
        Rewritten there = rewriter.bridge(RewriteCases.texts(before), CHANGE);
        Map<String, byte[]> after = RewriteCases.applied(before, there);
        Statistics.label("changed").collect(there.changed());
        Rewritten back = rewriter.unbridge(RewriteCases.texts(after), CHANGE);
        assertThat(back.refused()).as(() -> text(after) + back.notes()).isEqualTo(there.refused());
        assertThat(text(RewriteCases.applied(after, back)))
                .as(() -> text(after))
                .isEqualTo(text(before));
    }

    @Property(tries = 300)
    void theWayBackIsOpenWhateverMoved(@ForAll("hosts") Map<String, byte[]> before, @ForAll Suite suite) {
        InterfacesRewriter rewriter = new InterfacesRewriter(suite);
        Rewritten there = rewriter.bridge(RewriteCases.texts(before), CHANGE);
        Map<String, byte[]> after = RewriteCases.applied(before, there);
        Rewritten back = rewriter.unbridge(RewriteCases.texts(after), CHANGE);
        assertThat(back.refused()).as(() -> text(after) + back.notes()).isEqualTo(there.refused());
        Map<String, byte[]> first = RewriteCases.applied(after, back);
        assertThat(text(first)).doesNotContain("br0");
        assertThat(words(first))
                .containsExactlyInAnyOrderElementsOf(words(before).stream()
                        .filter(word -> there.refused() || !word.startsWith("bridge_"))
                        .toList());
    }

    private static boolean isError(Rewritten.Note note) {
        return note.diagnostic().severity() == dev.xmlnet.xml.Severity.ERROR;
    }

    private static byte[] withoutMoves(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        for (Map.Entry<String, String> one : MOVES.entrySet()) {
            text = text.replace(one.getKey(), one.getValue());
        }
        return text.getBytes(ISO_8859_1);
    }

    private static boolean isAmong(Iterator<String> lines, String line) {
        while (lines.hasNext()) {
            if (lines.next().equals(line)) {
                return true;
            }
        }
        return false;
    }

    /** The words that are no names of selected interfaces and no comments. */
    private static List<String> words(Map<String, byte[]> files) {
        return lines(text(files).getBytes(ISO_8859_1)).stream()
                .filter(line ->
                        line.contains("-") && !line.contains("auto") && !line.contains("allow") && !line.contains("#"))
                .map(line -> line.strip().split("\\s")[0])
                .toList();
    }

    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(new String(bytes, ISO_8859_1).lines().toList());
    }

    private static String text(Map<String, byte[]> files) {
        StringBuilder all = new StringBuilder();
        files.forEach(
                (path, bytes) -> all.append("== ").append(path).append('\n').append(new String(bytes, ISO_8859_1)));
        return all.toString();
    }
}
