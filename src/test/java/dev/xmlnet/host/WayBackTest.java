package dev.xmlnet.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.host.keyfile.KeyfileRewriter;
import dev.xmlnet.host.networkd.NetworkdRewriter;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bridge on which more stands than the NIC is not removed. */
class WayBackTest {
    private static final BridgeChange CHANGE = RewriteCases.change("br0 eth0 mac=00:00:5e:00:53:01 tap=tap0");
    private static final Map<String, String> PROFILES = Map.of(
            "lan.nmconnection",
            "[connection]\nuuid=5d2b8c1e-0000-4000-8000-000000000001\ntype=ethernet\ninterface-name=eth0\n");
    private static final Map<String, String> UNITS =
            Map.of("20-lan.network", "[Match]\nName=eth0\n[Network]\nDHCP=no\n");

    @ParameterizedTest
    @CsvSource({
        "'[connection]\ntype=ethernet\ninterface-name=eth1\nmaster=br0\nslave-type=bridge\n', other-port",
        "'[connection]\ntype=tun\ninterface-name=tap9\nmaster=br0\nslave-type=bridge\n', other-port",
        "'[connection]\ntype=vlan\ninterface-name=br0.5\n[vlan]\nid=5\nparent=br0\n', on-bridge",
        "'[connection]\ntype=ethernet\ninterface-name=eth1\n', ''",
    })
    void aProfileOnTheBridgeKeepsIt(String text, String id) {
        assertThat(back(new KeyfileRewriter(), PROFILES, "x.nmconnection", text))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "30-eth1.network, '[Match]\nName=eth1\n[Network]\nBridge=br0\n', other-port",
        "20-br0.network.d/x.conf, '[Network]\nVLAN=br0.5\n', on-bridge",
        "30-eth1.network, '[Match]\nName=eth1\n', ''",
    })
    void aFileOfTheBridgeKeepsIt(String name, String text, String id) {
        assertThat(back(new NetworkdRewriter(), UNITS, name, text)).isEqualTo(id);
    }

    @Test
    void aTapThatAPersonChangedKeepsTheBridge() {
        Map<String, byte[]> after = there(new NetworkdRewriter(), UNITS);
        after.merge(
                "20-tap0.network",
                "LLDP=yes\n".getBytes(UTF_8),
                (one, more) -> (new String(one, UTF_8) + new String(more, UTF_8)).getBytes(UTF_8));
        assertThat(id(new NetworkdRewriter().unbridge(RewriteCases.texts(after), CHANGE)))
                .isEqualTo("other-port");
    }

    @ParameterizedTest
    @CsvSource({"eth1, not-a-port", "eth0, ''"})
    void onlyThePortGetsTheSettings(String nic, String id) {
        BridgeChange change = RewriteCases.change("br0 " + nic);
        assertThat(id(new KeyfileRewriter()
                        .unbridge(RewriteCases.texts(there(new KeyfileRewriter(), PROFILES)), change)))
                .isEqualTo(id);
        assertThat(id(new NetworkdRewriter()
                        .unbridge(RewriteCases.texts(there(new NetworkdRewriter(), UNITS)), change)))
                .isEqualTo(id);
    }

    @Test
    void aHostWithoutTheBridgeStaysAsItIs() {
        for (Rewritten back : new Rewritten[] {
            new KeyfileRewriter().unbridge(RewriteCases.texts(bytes(PROFILES)), CHANGE),
            new NetworkdRewriter().unbridge(RewriteCases.texts(bytes(UNITS)), CHANGE)
        }) {
            assertThat(back.found()).isFalse();
            assertThat(back.changed()).isFalse();
            assertThat(back.notes()).isEmpty();
        }
    }

    /** The id of what the way back is refused for, if one more file is there; empty if it is not refused. */
    private static String back(Rewriter rewriter, Map<String, String> before, String name, String text) {
        Map<String, byte[]> after = there(rewriter, before);
        after.put(name, text.getBytes(UTF_8));
        Rewritten back = rewriter.unbridge(RewriteCases.texts(after), CHANGE);
        assertThat(back.changed()).isEqualTo(!back.refused());
        return id(back);
    }

    private static String id(Rewritten back) {
        return back.notes().isEmpty() ? "" : back.notes().get(0).diagnostic().id();
    }

    private static Map<String, byte[]> there(Rewriter rewriter, Map<String, String> before) {
        Rewritten there = rewriter.bridge(RewriteCases.texts(bytes(before)), CHANGE);
        return RewriteCases.applied(bytes(before), there);
    }

    private static Map<String, byte[]> bytes(Map<String, String> texts) {
        Map<String, byte[]> bytes = new TreeMap<>();
        texts.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
        return bytes;
    }
}
