package dev.xmlnet.host.keyfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.host.RandomIni;
import dev.xmlnet.host.rewrite.BridgeChange;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random profiles of one NIC. */
class KeyfilePropertyTest {
    @Provide
    Arbitrary<String> profiles() {
        return RandomIni.files(
                List.of(
                        "[connection]\ntype=ethernet\ninterface-name=eth0",
                        "# mine\n[connection]\n\nzone=a\ninterface-name = eth0\n# kind\n type=802-3-ethernet\nid=a"),
                List.of(
                        "",
                        "  ",
                        "# a comment",
                        "#address1=192.0.2.9/24",
                        "[connection]",
                        "zone=work",
                        "mdns=2",
                        "id=lan",
                        "autoconnect-priority=3",
                        "[ethernet]",
                        "[ethernet]\nmtu=1400",
                        "[ipv4]",
                        "[ipv4]\nmethod=auto",
                        "address1=192.0.2.10/24,192.0.2.1",
                        "routing-rule1=priority 5 from 192.0.2.0/24 iif eth0 table 100",
                        "\n[ipv6]",
                        "[ipv6]\nmethod=auto\naddr-gen-mode=eui64",
                        "dhcp-iaid=2b:50:67:35",
                        "[proxy]",
                        "[802-1x]\nidentity=host/a",
                        "[ethtool]",
                        "[user]\nx.y=\u00e9\ud83d\udc0e"));
    }

    @Provide
    Arbitrary<BridgeChange> changes() {
        return RandomIni.changes();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void onlyWhatGoesGoesAndComesBack(@ForAll("profiles") String profile, @ForAll("changes") BridgeChange change) {
        RandomIni.check(
                new KeyfileRewriter(),
                Map.of("lan.nmconnection", profile.getBytes(UTF_8)),
                change,
                "master=br.*|slave-type=bridge|\\[bridge-port]|vlans=.*|");
    }
}
