package dev.xmlnet.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.xmlnet.host.facts.Address;
import dev.xmlnet.host.facts.Device;
import dev.xmlnet.host.facts.DhcpIdentity;
import dev.xmlnet.host.facts.Dns;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.facts.Manager;
import dev.xmlnet.host.facts.Route;
import dev.xmlnet.host.facts.RoutingRule;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was collected on a host, part by part. The labs in src/test/host/facts collect for real. */
class HostFactsReaderTest {
    /** A login shell speaks before and after it. */
    private static final String ALL = """
            Last login: Sat Nov 28
            xmlnet host facts 1
            == ip -d -j addr
             [{"ifname":"lo","flags":["LOOPBACK","UP"],"mtu":65536,"link_type":"loopback",
               "addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host","label":"lo"}]},
              {"ifname":"eth0","flags":["BROADCAST","UP"],"mtu":9000,"link_type":"ether",
               "address":"00:00:5e:00:53:01","permaddr":"00:00:5e:00:53:99","addr_info":[
               {"family":"inet","local":"192.0.2.10","prefixlen":24,"broadcast":"192.0.2.255","scope":"global",
                "dynamic":true,"noprefixroute":true,"label":"eth0:1","valid_life_time":3598},
               {"family":"inet","local":"198.51.100.1","address":"198.51.100.2","prefixlen":32,"label":"eth0",
                "valid_life_time":4294967295},
               {"family":"inet6","local":"2001:db8::5","prefixlen":64,"scope":"global","mngtmpaddr":true,
                "valid_life_time":86400},
               {"family":"inet6","local":"2001:db8::6","prefixlen":64,"scope":"global","temporary":true}]},
              {"ifname":"eth0.30","link":"eth0","flags":[],"mtu":1500,"link_type":"ether",
               "linkinfo":{"info_kind":"vlan","info_data":{"protocol":"802.1Q","id":30,"flags":["REORDER_HDR"]}}},
              {"ifname":"mv0","link":"eth0","mtu":1500,
               "linkinfo":{"info_kind":"macvtap","info_data":{"mode":"passthru"}}},
              {"ifname":"tap0","mtu":1500,"master":"br0","linkinfo":{"info_kind":"tun","info_data":{"type":"tap"}}},
              {"ifname":"ve1","link":"ve2","mtu":1500,"linkinfo":{"info_kind":"veth"}},
              {"ifname":"br0","mtu":1500,
               "linkinfo":{"info_kind":"bridge","info_data":{"stp_state":1,"vlan_filtering":1,"gc_timer":0.00}}},
              {"ifname":"wlan0","mtu":1500,"link":null},{}]
            == ip -j -4 route show table all
             [{"dst":"default","gateway":"192.0.2.1","dev":"eth0","protocol":"dhcp","metric":100,
               "prefsrc":"192.0.2.10","flags":["onlink"]},
              {"type":"blackhole","dst":"203.0.113.0/24","table":"100","metrics":[{"mtu":1400}],"flags":[]},
              {"dst":"198.51.100.0/24","via":{"family":"inet6","host":"fe80::1"},"dev":"eth0","protocol":"static",
               "scope":"link","flags":[]},
              {"type":"local","dst":"127.0.0.1","dev":"lo","table":"local","flags":[]}]
            == ip -j -6 route show table all
             [{"dst":"default","protocol":"ra","metric":1024,"flags":[],"nexthops":[
               {"gateway":"fe80::1","dev":"eth0","weight":1,"flags":[]},
               {"gateway":"fe80::2","dev":"eth0","weight":1,"flags":["onlink"]}]},
              {"type":"multicast","dst":"ff00::/8","dev":"eth0","flags":[]}]
            == ip -j -4 rule
             [{"priority":0,"src":"all","table":"local"},
              {"priority":100,"not":null,"src":"192.0.2.0","srclen":24,"dst":"198.51.100.1","fwmark":"0x1",
               "fwmask":"0xff","iif":"eth0","table":"100"}]
            == devices
             lo generation=0
             eth0 driver=virtio_net total=8 functions=2 generation=2
             wlan0 wireless driver=iwlwifi
             mv0 function
            == nmcli -t -f DEVICE,STATE,CON-UUID,CONNECTION device status
             eth0:connected:5a1f0c1e-8a53-4b0e-9a43-1d0c0f6a7b21:site\\: "a\\\\b"
             tap0:connected (externally):0d1bb5a4-21a6-4f0b-b2a1-2f6a5d7a0c11:tap0
             wlan0:disconnected::
             lo:unmanaged::
            == nmcli -t -f UUID,FILENAME connection show
             5a1f0c1e-8a53-4b0e-9a43-1d0c0f6a7b21:/run/NetworkManager/system-connections/netplan-eth0.nmconnection
            == nmcli -t -f GENERAL,IP4,IP6,DHCP4,DHCP6 device show
             GENERAL.DEVICE:eth0
             GENERAL.HWADDR:00:00:5E:00:53:01
             IP4.DNS[1]:192.0.2.1
             IP4.DOMAIN[1]:example.org
             IP6.DNS[1]:2001:db8::1
             DHCP4.OPTION[2]:dhcp_client_identifier = 01:00:00:5e:00:53:01
             DHCP6.OPTION[1]:dhcp6_client_id = 00:04:33
             DHCP6.OPTION[3]:iaid = 2b:50:67:35

             GENERAL.DEVICE:lo
             IP4.GATEWAY:
            == nmcli -t -f connection,ipv4,ipv6 connection show 5a1f0c1e-8a53-4b0e-9a43-1d0c0f6a7b21
             connection.zone:
             ipv6.addr-gen-mode:stable-privacy
            == networkctl --no-pager --full status --all
             * 1: lo
                           State: carrier (unmanaged)
                    Network File: n/a

             \u25cf 2: br0
                    Network File: /run/systemd/network/10-netplan-br0.network
                           State: routable (configured)
                         Address: 192.0.2.11 (DHCP4 via 192.0.2.1)
                                  2001:db8::165
                             DNS: 192.0.2.53
                                  2001:db8::53
                  Search Domains: example.net
                 DHCP4 Client ID: IAID:0x994caaa4/DUID
               DHCP6 Client IAID: 0x994caaa4
               DHCP6 Client DUID: DUID-EN/Vendor:0000ab11
            == interfaces /etc/network/interfaces
             1:auto lo mv0
             3:iface mv0 inet manual
            == interfaces /etc/network/interfaces.d/eth0
             1:  iface  eth0 inet dhcp
             9:iface eth0.30 inet dhcp
            == netplan
             /etc/netplan/50-cloud-init.yaml
            == leases
             /var/lib/dhcp/dhclient.eth0.leases
             /var/lib/dhcp/dhclient6.eth0.leases
             /var/lib/NetworkManager/dhclient-5a1f0c1e-eth0.lease
             /var/lib/dhcpcd/eth0.30.lease6
             /var/lib/dhcp/dhclient.leases
            == resolv.conf
             # made by hand
             nameserver 127.0.0.53
             nameserver 192.0.2.2
             domain example.com
             search example.org example.net
            == resolvectl --no-pager dns
             Global: 192.0.2.9
             Link 2 (wlan0): 192.0.2.3 2001:db8::3
             Link 3 (eth0): 192.0.2.4
             Link 4 (tap0):
            == resolvectl --no-pager domain
             Link 2 (wlan0): ~.
            == kernel
             ip_forward=1
             forwarding=0
             bridge-nf-call-iptables=1
            == iptables -w 5 -S FORWARD
             -P FORWARD DROP
             -A FORWARD -j DOCKER-USER
            == firewall-cmd --get-active-zones
             home (default)
               interfaces: eth0 wlan0
               sources: 192.0.2.0/24
            == ovs-vsctl --timeout=5 list-br
             ovsbr0
             br-int
            == sockets
             /run/vhost user
             @abstract
            == init
             systemd
            == tools
             /usr/sbin/ip
             /usr/bin/nmcli
             /usr/bin/networkctl
             /sbin/ifup
             /usr/sbin/brctl
            == ip -V
             ip utility, iproute2-6.1.0, libbpf 1.1.2
            == nmcli --version
             nmcli tool, version 1.42.4
            == networkctl --version
             systemd 252 (252.39-1~deb12u2)
            == ifup --version
             ifup version 0.8.41
            == end
            logout
            """;

    @TempDir
    private Path here;

    private HostFacts facts;

    @BeforeEach
    void readAll() throws IOException {
        facts = read(ALL);
    }

    private HostFacts read(String text) throws IOException {
        return read(text.getBytes(UTF_8));
    }

    private HostFacts read(byte[] bytes) throws IOException {
        Path file = Files.write(here.resolve("host.facts"), bytes);
        return HostFactsReader.read(file.toString());
    }

    private Device device(String name) {
        return facts.devices().get(name);
    }

    @Test
    void devices() {
        assertThat(facts.devices().keySet())
                .containsExactly("lo", "eth0", "eth0.30", "mv0", "tap0", "ve1", "br0", "wlan0");
        assertThat(device("lo").loopback()).isTrue();
        assertThat(device("eth0"))
                .returns("00:00:5e:00:53:01", one -> one.mac().toString())
                .returns("00:00:5e:00:53:99", one -> one.permanentMac().toString())
                .returns(9000, Device::mtu)
                .returns(true, Device::up)
                .returns(null, Device::kind);
        assertThat(device("eth0.30"))
                .returns("eth0", Device::link)
                .returns(30, Device::vlan)
                .returns(false, Device::up);
        assertThat(device("mv0")).returns("passthru", Device::mode).returns("eth0", Device::link);
        assertThat(device("tap0")).returns("tap", Device::mode).returns("br0", Device::master);
        assertThat(device("ve1").link()).isNull();
        assertThat(device("br0")).returns(true, Device::vlanFiltering).returns(true, Device::stp);
        assertThat(device("wlan0")).returns(null, Device::link).returns(null, Device::up);
        assertThat(facts.ports("br0")).containsExactly(device("tap0"));
        assertThat(facts.above("eth0")).containsExactly(device("eth0.30"), device("mv0"));
    }

    @Test
    void theKernelsFiles() {
        assertThat(device("eth0").hardware().toString())
                .isEqualTo("Hardware[driver=virtio_net, wireless=false, totalFunctions=8, functions=2, function=false,"
                        + " addressGeneration=stable-privacy]");
        assertThat(device("wlan0").hardware().wireless()).isTrue();
        assertThat(device("mv0").hardware().function()).isTrue();
        assertThat(device("br0").hardware().wireless()).isNull();
    }

    @Test
    void addresses() {
        assertThat(device("eth0").addresses())
                .containsExactly(
                        new Address(
                                "192.0.2.10", 24, null, "192.0.2.255", "global", "eth0:1", true, true, false, false),
                        new Address(
                                "198.51.100.1", 32, "198.51.100.2", null, null, null, false, false, false, false),
                        new Address("2001:db8::5", 64, null, null, "global", null, true, false, true, false),
                        new Address("2001:db8::6", 64, null, null, "global", null, false, false, false, true));
        assertThat(device("eth0").subnets()).startsWith("192.0.2.10/24");
    }

    @Test
    void routesAndRules() {
        assertThat(facts.routes().stream().map(HostFactsReaderTest::shown))
                .containsExactly(
                        "default 192.0.2.1 eth0 100 main dhcp null 192.0.2.10 onlink",
                        "blackhole 203.0.113.0/24 null null null 100 boot null null mtu 1400",
                        "198.51.100.0/24 fe80::1 eth0 null main static link null",
                        "6 default fe80::1 eth0 1024 main ra null null one of several",
                        "6 default fe80::2 eth0 1024 main ra null null onlink one of several");
        assertThat(facts.rules().get(0).isOfKernel()).isTrue();
        RoutingRule rule = facts.rules().get(1);
        assertThat(rule)
                .isEqualTo(new RoutingRule(
                        false,
                        100,
                        "192.0.2.0/24",
                        "198.51.100.1",
                        "eth0",
                        null,
                        "0x1/0xff",
                        "100",
                        Set.of("not")));
        assertThat(rule.isOfKernel()).isFalse();
        assertThat(rule.isOf("eth0")).isTrue();
    }

    private static String shown(Route route) {
        return (route.ipv6() ? "6 " : "") + (route.type().equals("unicast") ? "" : route.type() + " ")
                + String.join(
                        " ",
                        route.destination(),
                        route.gateway(),
                        route.device(),
                        String.valueOf(route.metric()),
                        route.table(),
                        route.protocol(),
                        route.scope(),
                        route.source())
                + (route.onlink() ? " onlink" : "")
                + (route.mtu() == null ? "" : " mtu " + route.mtu())
                + (route.several() ? " one of several" : "");
    }

    @Test
    void managers() {
        assertThat(facts.managers().keySet()).containsExactly("eth0", "wlan0", "br0", "mv0", "eth0.30");
        assertThat(facts.managers().get("eth0"))
                .isEqualTo(new Manager(
                        Manager.Program.NETWORK_MANAGER,
                        "site: \"a\\b\"",
                        "5a1f0c1e-8a53-4b0e-9a43-1d0c0f6a7b21",
                        "/run/NetworkManager/system-connections/netplan-eth0.nmconnection",
                        true,
                        Map.of("ipv6.addr-gen-mode", "stable-privacy")));
        assertThat(facts.managers().get("wlan0"))
                .isEqualTo(new Manager(Manager.Program.NETWORK_MANAGER, null, null, null, false, Map.of()));
        assertThat(facts.managers().get("br0"))
                .isEqualTo(new Manager(
                        Manager.Program.NETWORKD,
                        null,
                        null,
                        "/run/systemd/network/10-netplan-br0.network",
                        true,
                        Map.of()));
        assertThat(facts.managers().get("eth0.30"))
                .isEqualTo(new Manager(
                        Manager.Program.IFUPDOWN, null, null, "/etc/network/interfaces.d/eth0", false, Map.of()));
        assertThat(facts.managers().values().stream().map(Manager::toString))
                .containsExactly("netplan", "NetworkManager", "netplan", "ifupdown", "ifupdown");
    }

    @Test
    void identities() {
        assertThat(facts.dhcp())
                .isEqualTo(Map.of(
                        "eth0",
                        new DhcpIdentity(
                                "01:00:00:5e:00:53:01",
                                null,
                                "2b:50:67:35",
                                "00:04:33",
                                List.of(
                                        "/var/lib/dhcp/dhclient.eth0.leases",
                                        "/var/lib/dhcp/dhclient6.eth0.leases",
                                        "/var/lib/NetworkManager/dhclient-5a1f0c1e-eth0.lease")),
                        "eth0.30",
                        new DhcpIdentity(null, null, null, null, List.of("/var/lib/dhcpcd/eth0.30.lease6")),
                        "br0",
                        new DhcpIdentity(
                                null, "0x994caaa4", "0x994caaa4", "DUID-EN/Vendor:0000ab11", List.of())));
    }

    @Test
    void resolvers() {
        assertThat(facts.dns())
                .isEqualTo(new Dns(List.of("127.0.0.53", "192.0.2.2"), List.of("example.org", "example.net")));
        assertThat(facts.dnsOf("eth0"))
                .isEqualTo(new Dns(List.of("192.0.2.1", "2001:db8::1"), List.of("example.org")));
        assertThat(facts.dnsOf("br0"))
                .isEqualTo(new Dns(List.of("192.0.2.53", "2001:db8::53"), List.of("example.net")));
        assertThat(facts.dnsOf("wlan0")).isEqualTo(new Dns(List.of("192.0.2.3", "2001:db8::3"), List.of("~.")));
        assertThat(facts.dnsOf("tap0"))
                .isEqualTo(new Dns(List.of("192.0.2.2"), List.of("example.org", "example.net")));
    }

    @Test
    void theRest() {
        assertThat(facts.filtering().toString())
                .isEqualTo("Filtering[forwards4=true, forwards6=false, bridgedFiltered=true, forwardPolicy=DROP,"
                        + " zones={eth0=home, wlan0=home}]");
        assertThat(facts.filtering().dropsBridged()).isTrue();
        assertThat(facts.ovsBridges()).containsExactly("ovsbr0", "br-int");
        assertThat(facts.sockets()).containsExactly("/run/vhost user");
        assertThat(facts.software().systemd()).isTrue();
        assertThat(facts.software().netplanFiles()).containsExactly("/etc/netplan/50-cloud-init.yaml");
        assertThat(facts.software().tools())
                .isEqualTo(Map.of("ip", "6.1.0", "nmcli", "1.42.4", "networkctl", "252", "ifup", "0.8.41", "brctl", ""));
    }

    @Test
    void whatIsNotToldIsEmpty() throws IOException {
        assertThat(read("xmlnet host facts 1\n== ip -d -j addr\n\n== end\n"))
                .isEqualTo(HostFacts.ofDevices(Map.of()));
    }

    @Test
    void theLineEndsOfOthersAreTaken() throws IOException {
        assertThat(read(ALL.replace("\n", "\r\n"))).isEqualTo(facts);
    }

    @Test
    void aStanzaIsNobodysWithoutTheProgram() throws IOException {
        assertThat(read(ALL.replace(" /sbin/ifup\n", "")).managers()).doesNotContainKey("mv0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
        == end                | == e                   | 145        | the facts end too early; collect them again
        facts 1               | facts 2                | 2          | facts of version '2' are unknown; collect them with this version's script
        == sockets            | xmlnet host facts 1    | 124        | these are the facts of a second host; give those of one
        "ifname":"lo",        | "name":"lo",           | 5:98       | this device has no ifname
        "mtu":65536           | "mtu":"much"           | 4:56       | null
        {"priority":0,        | {"priority":0;         | 37:15      | this is not JSON
        """)
    void whatIsWrongIsToldWithItsLine(String old, String now, String place, String message) {
        JsonInput.WrongException e =
                catchThrowableOfType(JsonInput.WrongException.class, () -> read(ALL.replace(old, now)));
        assertThat(e.place()).isEqualTo(here.resolve("host.facts") + ":" + place);
        assertThat(String.valueOf(e.getMessage())).isEqualTo(message);
    }

    /** Bytes, lines and pieces of the text in wrong places: an answer or a refusal, and no other failure. */
    @Test
    void rubbishIsReadOrRefused() throws IOException {
        byte[] good = ALL.getBytes(UTF_8);
        int refused = 0;
        int attempts = 2_000;
        for (int seed = 0; seed < attempts; seed++) {
            byte[] bytes = spoilt(good, new Random(seed));
            try {
                read(bytes);
            } catch (JsonInput.WrongException e) {
                refused++;
            } catch (CharacterCodingException e) {
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(refused).isBetween(attempts / 10, attempts * 9 / 10);
    }

    private static byte[] spoilt(byte[] good, Random random) {
        StringBuilder text = new StringBuilder(new String(good, ISO_8859_1));
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(40));
            String piece = text.substring(at, end);
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(random.nextInt(text.length()), piece);
                case 3 -> text.insert(at, "\n");
                case 4 -> text.insert(at, "\0\u00ff\u00fe[{\"");
                default -> text.replace(at, end, Integer.toString(random.nextInt()));
            }
        }
        return text.toString().getBytes(ISO_8859_1);
    }
}
