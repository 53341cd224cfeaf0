package dev.xmlnet.host.networkd;

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

/** Random files of one NIC, each with a drop-in. */
class NetworkdPropertyTest {
    private static final List<String> LINES = List.of(
            "",
            "\t",
            "; a comment",
            "# another",
            "#Address=192.0.2.9/24",
            "[Link]",
            "[Link]\nMTUBytes=1400",
            "RequiredForOnline=no",
            "[Link]\nRequiredForOnline=routable",
            "[Network]",
            "[Network]\nDHCP=yes",
            "[Network]\nVLAN=a \\\n  b",
            "DNS=192.0.2.53 \\\n# between\n  192.0.2.54",
            "LLDP=yes",
            "Address = 192.0.2.10/24",
            "[Address]\nAddress=192.0.2.11/24",
            "Label=eth0:1",
            "\n[Route]\nGateway=192.0.2.1",
            "[RoutingPolicyRule]\nIncomingInterface=eth0",
            "[DHCPv4]",
            "[CAKE]\nBandwidth=1G",
            "what is this",
            "X-Owner=\u00e9\ud83d\udc0e");

    @Provide
    Arbitrary<String> files() {
        return RandomIni.files(
                List.of(
                        "[Match]\nName=eth0",
                        "; the uplink\n[Match]\nMACAddress=00:00:5e:00:53:01\nType=ether",
                        "[Match]\nName=eth*"),
                LINES);
    }

    @Provide
    Arbitrary<String> dropIns() {
        return RandomIni.files(List.of("[Network]\nDNS=192.0.2.1", "#"), LINES);
    }

    @Provide
    Arbitrary<BridgeChange> changes() {
        return RandomIni.changes();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void onlyWhatGoesGoesAndComesBack(
            @ForAll("files") String file, @ForAll("dropIns") String dropIn, @ForAll("changes") BridgeChange change) {
        RandomIni.check(
                new NetworkdRewriter(),
                Map.of("20-lan.network", file.getBytes(UTF_8), "20-lan.network.d/a.conf", dropIn.getBytes(UTF_8)),
                change,
                "Bridge=br.*|\\[Network]|\\[BridgeVLAN]|VLAN=\\d+|PVID=1|EgressUntagged=1|");
    }
}
