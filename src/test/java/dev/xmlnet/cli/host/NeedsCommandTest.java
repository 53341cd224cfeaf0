package dev.xmlnet.cli.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.host.facts.FactsCommand;
import dev.xmlnet.cli.host.needs.NeedsCommand;
import dev.xmlnet.cli.options.Command;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What guests need of their host, with and without facts of it. */
class NeedsCommandTest {
    private static final String FACTS = """
            xmlnet host facts 1
            == ip -d -j addr
             [{"ifname":"lo","flags":["LOOPBACK","UP"],"mtu":65536,"link_type":"loopback"},
              {"ifname":"eth0","flags":["UP"],"mtu":1500,"link_type":"ether"},
              {"ifname":"eth1","flags":["UP"],"mtu":1500,"link_type":"ether","master":"br1"},
              {"ifname":"eth4","flags":["UP"],"mtu":1500,"link_type":"ether"},
              {"ifname":"eth5","flags":["UP"],"mtu":1500,"link_type":"ether"},
              {"ifname":"br1","flags":["UP"],"mtu":1500,"link_type":"ether","linkinfo":{"info_kind":"bridge"}},
              {"ifname":"ovs0","flags":["UP"],"mtu":1500,"linkinfo":{"info_kind":"openvswitch"}},
              {"ifname":"tap0","flags":["UP"],"mtu":1500,"link":"eth0","linkinfo":{"info_kind":"vlan"}}]
            == ip -j -4 route show table all
             [{"dst":"default","gateway":"192.0.2.1","dev":"eth0","flags":[]}]
            == devices
             eth0
             eth4 driver=igb total=4 functions=0
            == sockets
             /run/other
            == end
            """;

    @TempDir
    private Path here;

    private Path facts;

    @BeforeEach
    void writeFiles() throws IOException {
        network("lan", "<forward mode='bridge'/><bridge name='br0'/>");
        network("ovs", "<forward mode='bridge'/><bridge name='ovs0'/><virtualport type='openvswitch'/>");
        network("pool", "<forward mode='passthrough'><interface dev='eth5'/><interface dev='eth6'/></forward>");
        network("vfs", "<forward mode='hostdev'><pf dev='eth4'/></forward>");
        network("nat", "<forward mode='nat' dev='eth0'/><bridge name='virbr7'/>");
        guest(
                "a",
                on("lan"),
                on("vfs"),
                on("vfs"),
                on("default"),
                "<interface type='bridge'><source bridge='br1'/></interface>",
                "<interface type='bridge'><source bridge='virbr7'/></interface>");
        guest(
                "b",
                on("lan"),
                on("ovs"),
                "<interface type='direct'><source dev='eth0' mode='bridge'/></interface>",
                "<interface type='direct'><source dev='macvtap0' mode='private'/></interface>",
                "<interface type='ethernet'><target dev='tap0' managed='no'/></interface>",
                "<interface type='ethernet'><target dev='mine'/></interface>",
                "<interface type='vhostuser'><source type='unix' path='/run/vhu1' mode='client'/></interface>",
                "<interface type='vhostuser'><source type='unix' path='/run/vhu2' mode='server'/></interface>");
        facts = here.resolve("host.facts");
    }

    private static String on(String network) {
        return "<interface type='network'><source network='" + network + "'/></interface>";
    }

    private void network(String name, String inside) throws IOException {
        Files.writeString(
                here.resolve("n-" + name + ".xml"), "<network><name>" + name + "</name>" + inside + "</network>\n");
    }

    private void guest(String name, String... interfaces) throws IOException {
        Files.writeString(
                here.resolve("g-" + name + ".xml"),
                "<domain type='kvm'><name>" + name + "</name><devices>\n" + String.join("\n", interfaces)
                        + "\n</devices></domain>\n");
    }

    /** What a run gave; paths are without the directory, of which the length must not widen a column either. */
    private record Run(int exit, String out, String err) {}

    private Run run(Command command, String... args) {
        CommandLine.ParseResult parsed = new CommandLine(command.spec("xmlnet host " + command.name())).parseArgs(args);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, UTF_8);
        int exit = command.run(parsed, Streams.plain(new ByteArrayInputStream(new byte[0]), out, errors));
        String shown = out.toString(UTF_8).replace(here + "/", "").replaceAll("EXAMPLE +STATE", "EXAMPLE         STATE");
        return new Run(exit, shown, err.toString(UTF_8).replace(here + "/", ""));
    }

    private Run needs(String... more) {
        String[] args = new String[more.length + 1];
        System.arraycopy(more, 0, args, 0, more.length);
        args[more.length] = here.toString();
        return run(new NeedsCommand(), args);
    }

    @Test
    void withoutFactsTheNeedsAreListed() {
        Run run = needs();
        assertThat(run.out()).isEqualTo("""
                NEED             NAME       GUESTS  NETWORKS  EXAMPLE
                bridge           br0        2       1         g-a.xml:2:1
                bridge           br1        1       0         g-a.xml:6:1
                ovs-bridge       ovs0       1       1         g-b.xml:3:1
                nic              eth0       1       0         g-b.xml:4:1
                nic-passthrough  eth5       0       1         n-pool.xml:1:1
                nic-passthrough  eth6       0       1         n-pool.xml:1:1
                nic-forward      eth0       0       1         n-nat.xml:1:1
                pf               eth4       1       1         g-a.xml:3:1
                macvtap          macvtap0   1       0         g-b.xml:5:1
                tap              tap0       1       0         g-b.xml:6:1
                vhostuser        /run/vhu1  1       0         g-b.xml:8:1
                """);
        assertThat(run.err()).isEqualTo("""
                g-b.xml:4:1: note: NIC 'eth0' has macvtap guests and cannot become a port of a bridge; take another \
                (and 2 more like it) [macvtap-or-port]
                xmlnet: each note is told once; --verbose tells it at each place
                xmlnet: note: 1 network is not among the files, so what the host needs for guests on them is unknown: \
                default [unknown-network]
                """);
        assertThat(run.exit()).isZero();
    }

    @Test
    void factsTellWhatIsMissingAndTheCommandThatMakesIt() throws IOException {
        Files.writeString(facts, FACTS);
        Run run = needs("-q", "--facts", facts.toString());
        assertThat(run.out()).isEqualTo("""
                NEED             NAME       GUESTS  NETWORKS  EXAMPLE         STATE    COMMAND
                bridge           br0        2       1         g-a.xml:2:1     missing  \
                xmlnet host bridge br0 --nic eth0 --facts host.facts
                bridge           br1        1       0         g-a.xml:6:1     there    -
                ovs-bridge       ovs0       1       1         g-b.xml:3:1     there    -
                nic              eth0       1       0         g-b.xml:4:1     there    -
                nic-passthrough  eth5       0       1         n-pool.xml:1:1  there    -
                nic-passthrough  eth6       0       1         n-pool.xml:1:1  missing  -
                nic-forward      eth0       0       1         n-nat.xml:1:1   there    -
                pf               eth4       1       1         g-a.xml:3:1     missing  \
                xmlnet host vfs --nic eth4 --count 2 --facts host.facts
                macvtap          macvtap0   1       0         g-b.xml:5:1     missing  \
                xmlnet host macvtap macvtap0 --nic eth0 --mode bridge --facts host.facts
                tap              tap0       1       0         g-b.xml:6:1     wrong    -
                vhostuser        /run/vhu1  1       0         g-b.xml:8:1     missing  -
                """);
        assertThat(run.err()).isEqualTo("""
                g-b.xml:6:1: error: 'tap0' is a device of kind vlan, not a tap; fix the name [wrong-device]
                g-b.xml:4:1: error: NIC 'eth0' has macvtap guests and cannot become a port of 'br0'; move them to it first \
                [macvtap-or-port]
                """);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void jsonHasTheSame() throws IOException {
        Files.writeString(facts, FACTS);
        Run run = needs("--json", "--facts", facts.toString());
        assertThat(run.out()).startsWith("""
                {
                  "needs": [
                    {
                      "what": "bridge",
                      "name": "br0",
                      "guests": 2,
                      "interfaces": 2,
                      "networks": 1,
                      "path": "g-a.xml",
                      "line": 2,
                      "column": 1,
                      "state": "missing",
                      "command": "xmlnet host bridge br0 --nic eth0 --facts host.facts"
                    },
                """).endsWith("""
                    {
                      "id": "macvtap-or-port",
                      "severity": "error",
                      "message": "NIC 'eth0' has macvtap guests and cannot become a port of 'br0'; move them to it first",
                      "path": "g-b.xml",
                      "line": 4,
                      "column": 1
                    }
                  ],
                  "unknownNetworks": [
                    "default"
                  ]
                }
                """);
        assertThat(run.exit()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock = """
        passthrough by two|   eth9:passthrough eth9:passthrough| 2 interfaces take all of NIC 'eth9' (passthrough); only one works at a time [passthrough-shared]
        passthrough and else| eth9:passthrough eth9:bridge|      passthrough of NIC 'eth9' excludes its other uses, as at x.xml:1:119; choose another NIC [passthrough-not-alone]
        passthrough and nat|  eth0:passthrough|                  passthrough of NIC 'eth0' excludes its other uses, as at n-nat.xml:1:1; choose another NIC [passthrough-not-alone]
        by Wi-Fi|             wlan0:vepa|                        'wlan0' is Wi-Fi, which carries one MAC address only; use NAT or another NIC [wireless]
        """)
    void whatExcludesWhatIsToldWithoutFacts(String name, String nics, String message) throws IOException {
        Files.delete(here.resolve("g-b.xml"));
        direct(nics);
        Run run = needs("-q");
        assertThat(run.err()).isEqualTo("x.xml:1:43: error: " + message + "\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    private void direct(String nics) throws IOException {
        StringBuilder guests = new StringBuilder("<domain type='kvm'><name>x</name><devices>");
        for (String nic : nics.split(" ")) {
            String[] words = nic.split(":");
            guests.append("<interface type='direct'><source dev='" + words[0] + "' mode='" + words[1] + "'/></interface>");
        }
        Files.writeString(here.resolve("x.xml"), guests + "</devices></domain>");
    }

    @Test
    void aPoolIsNotForMoreInterfacesThanItHasNics() throws IOException {
        guest("c", on("pool"), on("pool"), on("pool"));
        assertThat(needs("-q").err())
                .isEqualTo("n-pool.xml:1:1: error: network 'pool' has 2 NICs for 3 interfaces; only 2 work at a time"
                        + " [passthrough-shared]\n");
    }

    @Test
    void aPortOfABridgeTakesNoMacvtap() throws IOException {
        Files.writeString(facts, FACTS);
        Files.delete(here.resolve("g-b.xml"));
        direct("eth1:private");
        assertThat(needs("-q", "--facts", facts.toString()).err())
                .isEqualTo("x.xml:1:43: error: NIC 'eth1' is a port of bridge 'br1' and takes no macvtap; use br1"
                        + " [nic-is-port]\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock = """
        too few| eth4 driver=igb total=1 functions=1| missing| NIC 'eth4' has at most 1 virtual function for 2 interfaces; use another NIC too [too-few-functions]
        none|    eth4 driver=e1000e|                  wrong|   NIC 'eth4' has no SR-IOV; choose another NIC [wrong-device]
        """)
    void functionsAreCounted(String name, String device, String state, String message) throws IOException {
        Files.writeString(facts, FACTS.replaceAll("eth4 driver.*", device));
        Files.delete(here.resolve("g-b.xml"));
        Run run = needs("-q", "--facts", facts.toString());
        assertThat(run.err()).isEqualTo("g-a.xml:3:1: error: " + message + "\n");
        assertThat(run.out()).containsPattern("\npf +eth4 +1 +1 +g-a.xml:3:1 +" + state);
    }

    @Test
    void thereAreFunctionsEnough() throws IOException {
        Files.writeString(facts, FACTS.replace("functions=0", "functions=4"));
        assertThat(needs("-q", "--facts", facts.toString()).out())
                .containsPattern("\npf +eth4 +1 +1 +g-a.xml:3:1 +there +-\n");
    }

    @Test
    void aFirewallThatSeesBridgedPacketsIsWarnedOf() throws IOException {
        Files.writeString(
                facts,
                FACTS.replace(
                        "== sockets",
                        "== kernel\n bridge-nf-call-iptables=1\n== iptables -w 5 -S FORWARD\n -P FORWARD DROP\n== sockets"));
        assertThat(needs("--facts", facts.toString()).err())
                .contains("g-a.xml:2:1: warning: the host's firewall drops what its bridges' ports send each other; allow"
                        + " it in FORWARD [bridge-filtered]\n");
    }

    @Test
    void whatIpAloneTellsSufficesForDevices() throws IOException {
        Files.writeString(facts, "[{\"ifname\":\"br0\",\"mtu\":1500},{\"ifname\":\"br1\",\"mtu\":1500}]");
        String out = needs("-q", "--facts", facts.toString()).out();
        assertThat(out)
                .containsPattern("\nbridge +br0 .* there +-\n")
                .containsPattern("\nnic +eth0 .* missing +-\n")
                .containsPattern("\nvhostuser .* unknown +-\n");
    }

    @Test
    void aFileThatIsNoneIsSaidAndTheOthersAreRead() throws IOException {
        Files.writeString(here.resolve("bad.xml"), "<domain><name>x</name>");
        Run run = needs("-q");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).startsWith("bad.xml:1:").endsWith(" [not-well-formed]\n");
        assertThat(run.out()).contains("\nbridge           br0 ");
    }

    @Test
    void factsThatAreNoneAreRefused() throws IOException {
        Files.writeString(facts, FACTS.replace("== end\n", ""));
        assertThatThrownBy(() -> needs("--facts", facts.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessage(here + "/host.facts:18: the facts end too early; collect them again");
    }

    @Test
    void theScriptIsPrinted() throws IOException {
        Run run = run(new FactsCommand());
        assertThat(run.out())
                .isEqualTo(Files.readString(Path.of("src/main/resources/dev/xmlnet/host/facts/facts.sh")));
        assertThat(run.exit()).isZero();
    }
}
