package dev.xmlnet.host.netplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.host.RewriteCases;
import dev.xmlnet.host.rewrite.Rewritten;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way back from what other people made, and what stands between. */
class NetplanRewriterTest {
    private static final NetplanRewriter REWRITER = new NetplanRewriter();

    /** What is not taken back, and why. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bridges: {br0: {interfaces: [eth0, eth1]}} | other-ports
            bridges: {br0: {interfaces: [eth1]}} | not-port
            bridges: {br0: {interfaces: [eth0]}}, vlans: {v: {id: 3, link: br0}} | device-on-bridge
            bridges: {br0: {interfaces: [eth0], dhcp6: yes}} | both-have
            bridges: {br0: {interfaces: [eth0], routes: &r []}, br1: {routes: *r}} | shared-anchor
            """)
    void theWayBackIsRefused(String rest, String id) {
        Rewritten back = back("network: {ethernets: {eth0: {dhcp6: no}, eth1: {}}, " + rest + "}");
        assertThat(back.refused()).isTrue();
        assertThat(back.changed()).isFalse();
        assertThat(back.notes()).singleElement().satisfies(note -> {
            assertThat(note.diagnostic().id()).isEqualTo(id);
            assertThat(note.diagnostic().location()).isNotNull();
        });
    }

    @Test
    void aBridgesParametersAreToldWhenTheyGo() {
        Rewritten back = back(
                "network: {ethernets: {eth0: {}}, bridges: {br0: {interfaces: [eth0], parameters: {stp: no, priority: 9}}}}");
        assertThat(back.notes().stream().map(note -> note.diagnostic().message()))
                .containsExactly("parameter priority of bridge 'br0' is removed with it");
    }

    @ParameterizedTest
    @CsvSource({
        "'network: {ethernets: {eth0: {}}}'",
        "'network: {bridges: {br0: {}}}'",
        "'network: {}'",
        "''",
    })
    void aHostWithoutTheBridgeOrTheNicStays(String text) {
        Rewritten back = back(text);
        assertThat(back.found()).isFalse();
        assertThat(back.changed()).isFalse();
    }

    /** netplan reads files by their names, and in /run before /etc before /lib. */
    @Test
    void aFileThatAnotherOneHidesStays() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("lib/netplan/a.yaml", "network: {ethernets: {eth0: {dhcp4: yes}}}".getBytes(UTF_8));
        files.put("etc/netplan/a.yaml", "network: {ethernets: {eth0: {dhcp6: yes}}}".getBytes(UTF_8));
        files.put("run/netplan/a.yaml", "network: {ethernets: {eth0: {mtu: 1400}}}".getBytes(UTF_8));
        files.put("etc/netplan/a.yaml.dpkg-old", "\u0000".getBytes(UTF_8));
        Rewritten there = REWRITER.bridge(RewriteCases.texts(files), RewriteCases.change("br0 eth0 mac=00:00:5e:00:53:01"));
        assertThat(there.patches().stream().map(one -> one.file().path())).containsExactly("run/netplan/a.yaml");
    }

    private static Rewritten back(String text) {
        return REWRITER.unbridge(
                RewriteCases.texts(Map.of("a.yaml", text.getBytes(UTF_8))), RewriteCases.change("br0 eth0"));
    }
}
