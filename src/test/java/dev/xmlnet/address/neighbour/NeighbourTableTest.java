package dev.xmlnet.address.neighbour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables as each system prints them, and all that is said of them. */
@SuppressWarnings("StringConcatToTextBlock") // A line of a program each.
class NeighbourTableTest {
    private static final String PROC =
            "IP address       HW type     Flags       HW address            Mask     Device\n";

    private static Arguments of(String name, String text, String... told) {
        return Arguments.of(name, text, List.of(told));
    }

    static List<String> told(byte[] bytes) {
        Neighbours neighbours = NeighbourTable.read("-", bytes);
        List<String> lines = new ArrayList<>();
        lines.add(neighbours.format() + (neighbours.cut() ? " cut" : ""));
        for (Neighbour row : neighbours.rows()) {
            lines.add((row.mac() == null ? "-" : row.mac())
                    + " " + row.address()
                    + (row.device() == null ? "" : " " + row.device())
                    + " " + row.state() + " :" + row.where().location().line());
        }
        for (Diagnostic remark : neighbours.remarks()) {
            var place = remark.location();
            lines.add(remark.id() + " at " + (place == null ? "-" : place.line() + ":" + place.column()));
        }
        return lines;
    }

    static Stream<Arguments> ip() {
        return Stream.of(
                of(
                        "each state",
                        """
                        192.0.2.12 dev br0 lladdr 00:00:5e:00:53:02 REACHABLE\s
                        192.0.2.32 dev br0 lladdr 00:00:5e:00:53:03 STALE\s
                        192.0.2.57 dev virbr0 lladdr 00:00:5e:00:53:01 DELAY\s
                        192.0.2.58 dev virbr0 lladdr 00:00:5e:00:53:04 PROBE\s
                        192.0.2.250 dev br0 INCOMPLETE\s
                        192.0.2.251 dev br0 FAILED\s
                        192.0.2.252 dev br0 lladdr 00:00:5e:00:53:09 FAILED\s
                        192.0.2.1 dev br0 lladdr 00:00:5e:00:53:fe router PERMANENT\s
                        fe80::200:5eff:fe00:5307 dev virbr0 lladdr 00:00:5e:00:53:07 router STALE\s
                        192.0.2.204 dev br0 proxy\s
                        224.0.0.22 dev br0 lladdr 01:00:5e:00:00:16 NOARP\s
                        127.0.0.1 dev lo lladdr 00:00:00:00:00:00 NOARP\s
                        """,
                        "IP",
                        "00:00:5e:00:53:02 192.0.2.12 br0 REACHABLE :1",
                        "00:00:5e:00:53:03 192.0.2.32 br0 STALE :2",
                        "00:00:5e:00:53:01 192.0.2.57 virbr0 DELAY :3",
                        "00:00:5e:00:53:04 192.0.2.58 virbr0 PROBE :4",
                        "- 192.0.2.250 br0 DEAD :5",
                        "- 192.0.2.251 br0 DEAD :6",
                        "00:00:5e:00:53:09 192.0.2.252 br0 DEAD :7",
                        "00:00:5e:00:53:fe 192.0.2.1 br0 PERMANENT :8",
                        "00:00:5e:00:53:07 fe80::200:5eff:fe00:5307 virbr0 STALE :9",
                        "- 192.0.2.204 br0 DEAD :10",
                        "- 224.0.0.22 br0 DEAD :11",
                        "- 127.0.0.1 lo DEAD :12"),
                of(
                        "with counters, of busybox, with flags, and without the device that was asked for",
                        """
                        192.0.2.12 dev br0 lladdr 00:00:5e:00:53:02 ref 1 used 21/21/21probes 4 REACHABLE
                        192.0.2.13 dev br0 lladdr 00:00:5e:00:53:03 used 0/0/0 probes 0 STALE
                        192.0.2.14 dev br0 lladdr 00:00:5e:00:53:04 extern_learn managed NOARP proto zebra
                        192.0.2.15 lladdr 00:00:5E:00:53:05 STALE
                        192.0.2.16 FAILED
                        """,
                        "IP",
                        "00:00:5e:00:53:02 192.0.2.12 br0 REACHABLE :1",
                        "00:00:5e:00:53:03 192.0.2.13 br0 STALE :2",
                        "00:00:5e:00:53:04 192.0.2.14 br0 NOARP :3",
                        "00:00:5e:00:53:05 192.0.2.15 STALE :4",
                        "- 192.0.2.16 DEAD :5"),
                of(
                        "hardware of other kinds is nobody's here",
                        """
                        192.0.2.12 dev ib0 lladdr 80:00:02:08:fe:80:00:00:00:00:00:00:00:02:c9:03:00:00:53:06 STALE
                        192.0.2.13 dev tun0 lladdr 198.51.100.1 REACHABLE
                        """,
                        "IP",
                        "- 192.0.2.12 ib0 STALE :1",
                        "- 192.0.2.13 tun0 REACHABLE :2"),
                of(
                        "behind a prompt, then damaged and cut off",
                        "# ip neigh\n192.0.2.12 dev br0 lladdr 00:00:5e:00:53:02 STALE\n192.0.2.13 dev br0\n010.0.0.1 dev br0 STALE\n"
                                + "192.0.2.14 dev br0 lladdr 00:00:5e:00:53:0",
                        "IP cut",
                        "00:00:5e:00:53:02 192.0.2.12 br0 STALE :2",
                        "neighbour-row at 3:1",
                        "neighbour-cut at 5:1"),
                of(
                        "JSON",
                        """
                        [{"dst":"192.0.2.12","dev":"br0","lladdr":"00:00:5e:00:53:02","state":["REACHABLE"]},
                        {"dst":"192.0.2.32","dev":"br0","lladdr":"00:00:5e:00:53:03","used":40,"probes":1,"state":["STALE"]},
                        {"dst":"192.0.2.250","dev":"br0","state":["INCOMPLETE"]},
                        {"dst":"192.0.2.204","dev":"br0","proxy":null},
                        {"dst":"fe80::200:5eff:fe00:5307","dev":"virbr0","lladdr":"00:00:5e:00:53:07","router":null,"state":["STALE"]}]
                        """,
                        "IP_JSON",
                        "00:00:5e:00:53:02 192.0.2.12 br0 REACHABLE :1",
                        "00:00:5e:00:53:03 192.0.2.32 br0 STALE :2",
                        "- 192.0.2.250 br0 DEAD :3",
                        "- 192.0.2.204 br0 DEAD :4",
                        "00:00:5e:00:53:07 fe80::200:5eff:fe00:5307 virbr0 STALE :5"),
                of("JSON without a row", "[ ]\n", "IP_JSON"),
                of(
                        "JSON cut off",
                        "[{\"dst\":\"192.0.2.12\",\"lladdr\":\"00:00:5e:00:53:02\",\"state\":[\"STALE\"]},{\"dst\"",
                        "IP_JSON cut",
                        "00:00:5e:00:53:02 192.0.2.12 STALE :1",
                        "neighbour-cut at 1:76"),
                of(
                        "JSON damaged",
                        "[{\"dst\":\"192.0.2.12\",\"state\":[\"STALE\"]},\n{\"x\":1},{\"dst\":\"gw\"}\n?]",
                        "IP_JSON",
                        "- 192.0.2.12 STALE :1",
                        "neighbour-row at 2:1",
                        "neighbour-damaged at 3:1"));
    }

    static Stream<Arguments> linux() {
        return Stream.of(
                of(
                        "the kernel's own table: flags tell who is dead",
                        PROC + """
                        192.0.2.12       0x1         0x2         00:00:5e:00:53:02     *        br0
                        192.0.2.31       0x1         0x0         00:00:5e:00:53:03     *        br0
                        192.0.2.250      0x1         0x0         00:00:00:00:00:00     *        br0
                        192.0.2.1        0x1         0x6         00:00:5e:00:53:fe     *        br0
                        192.0.2.204      0x1         0xc         00:00:00:00:00:00     *        br0
                        192.0.2.13       0x20        0x2         80:00:02:08:fe:80     *        ib0
                        """,
                        "PROC",
                        "00:00:5e:00:53:02 192.0.2.12 br0 STALE :2",
                        "00:00:5e:00:53:03 192.0.2.31 br0 DEAD :3",
                        "- 192.0.2.250 br0 DEAD :4",
                        "00:00:5e:00:53:fe 192.0.2.1 br0 PERMANENT :5",
                        "- 192.0.2.204 br0 DEAD :6",
                        "- 192.0.2.13 ib0 STALE :7"),
                of(
                        "arp -an, arp -a and busybox",
                        """
                        ? (192.0.2.12) at 00:00:5e:00:53:02 [ether] on br0
                        db1.example.org (192.0.2.32) at 00:00:5E:00:53:03 [ether]  on br0
                        ? (192.0.2.250) at <incomplete> on br0
                        ? (192.0.2.251) at <incomplete>  on br0
                        ? (192.0.2.1) at 00:00:5e:00:53:fe [ether] PERM on br0
                        ? (192.0.2.204) at <from_interface> PERM PUB on br0
                        ? (192.0.2.205) at * PERM PUP on br0
                        """,
                        "ARP",
                        "00:00:5e:00:53:02 192.0.2.12 br0 STALE :1",
                        "00:00:5e:00:53:03 192.0.2.32 br0 STALE :2",
                        "- 192.0.2.250 br0 DEAD :3",
                        "- 192.0.2.251 br0 DEAD :4",
                        "00:00:5e:00:53:fe 192.0.2.1 br0 PERMANENT :5",
                        "- 192.0.2.204 br0 DEAD :6",
                        "- 192.0.2.205 br0 DEAD :7"),
                of(
                        "arp -n, in any language, with names and a footer",
                        """
                        Adresse                  Hardware-Typ Hardware-Adresse   Optionen Maske        Schnittstelle
                        192.0.2.12               ether   00:00:5e:00:53:02   C                     br0
                        192.0.2.250                      (incomplete)                              br0
                        192.0.2.1                ether   00:00:5e:00:53:fe   CM                    br0
                        192.0.2.204              *       <from_interface>    MP                    br0
                        192.0.2.205              *       <from_interface>    MP    *               br0
                        Entries: 5	Skipped: 0	Found: 5
                        """,
                        "ARP_TABLE",
                        "00:00:5e:00:53:02 192.0.2.12 br0 STALE :2",
                        "- 192.0.2.250 br0 DEAD :3",
                        "00:00:5e:00:53:fe 192.0.2.1 br0 PERMANENT :4",
                        "- 192.0.2.204 br0 DEAD :5",
                        "- 192.0.2.205 br0 DEAD :6"),
                of(
                        "cut off before the device",
                        "? (192.0.2.12) at 00:00:5e:00:53:02 [ether] on br0\n? (192.0.2.13) at 00:00:5e:00:53:0",
                        "ARP cut",
                        "00:00:5e:00:53:02 192.0.2.12 br0 STALE :1",
                        "neighbour-cut at 2:1"));
    }

    static Stream<Arguments> others() {
        String nothing = "neighbour-format at 1:1";
        return Stream.of(
                of(
                        "BSD and macOS",
                        """
                        ? (192.0.2.12) at 0:0:5e:0:53:2 on en0 ifscope [ethernet]
                        ? (192.0.2.250) at (incomplete) on en0 ifscope [ethernet]
                        gw.example.org (192.0.2.1) at 00:00:5e:00:53:fe on em0 expires in 1187 seconds [ethernet]
                        ? (192.0.2.2) at 00:00:5e:00:53:fd on em0 permanent [ethernet]
                        ? (192.0.2.3) at 00:00:5e:00:53:fc on em0 permanent published [ethernet]
                        ? (192.0.2.255) at ff:ff:ff:ff:ff:ff on en0 ifscope [ethernet]
                        ? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]
                        """,
                        "ARP",
                        "00:00:5e:00:53:02 192.0.2.12 en0 STALE :1",
                        "- 192.0.2.250 en0 DEAD :2",
                        "00:00:5e:00:53:fe 192.0.2.1 em0 STALE :3",
                        "00:00:5e:00:53:fd 192.0.2.2 em0 PERMANENT :4",
                        "00:00:5e:00:53:fc 192.0.2.3 em0 DEAD :5",
                        "- 192.0.2.255 en0 DEAD :6",
                        "- 224.0.0.251 en0 DEAD :7"),
                of(
                        "OpenBSD",
                        """
                        Host                                 Ethernet-Address   Netif Expire     Flags
                        192.0.2.12                           00:00:5e:00:53:02    em0 19m12s
                        192.0.2.1                            00:00:5e:00:53:fe    em0 permanent  l
                        192.0.2.13                           00:00:5e:00:53:03    em0 expired
                        192.0.2.250                          (incomplete)         em0 expired
                        """,
                        "OPENBSD",
                        "00:00:5e:00:53:02 192.0.2.12 em0 STALE :2",
                        "00:00:5e:00:53:fe 192.0.2.1 em0 PERMANENT :3",
                        "00:00:5e:00:53:03 192.0.2.13 em0 STALE :4",
                        "- 192.0.2.250 em0 DEAD :5"),
                of(
                        "Windows",
                        "\r\nInterface: 192.0.2.5 --- 0xb\r\n  Internet Address      Physical Address      Type\r\n"
                                + "  192.0.2.12            00-00-5e-00-53-02     dynamic   \r\n"
                                + "  192.0.2.255           ff-ff-ff-ff-ff-ff     static    \r\n\r\n"
                                + "Interface: 198.51.100.5 --- 0xc\r\n  Internet Address      Physical Address      Type\r\n"
                                + "  198.51.100.12         00-00-5e-00-53-03     static    \r\n",
                        "WINDOWS",
                        "00:00:5e:00:53:02 192.0.2.12 STALE :4",
                        "- 192.0.2.255 DEAD :5",
                        "00:00:5e:00:53:03 198.51.100.12 PERMANENT :9"),
                of(
                        "Windows in German, of an old code page",
                        "Schnittstelle: 192.0.2.5 --- 0xb\r\n  Internetadresse       Physische Adresse     Typ\r\n"
                                + "  192.0.2.12            00-00-5E-00-53-02     dynamisch \r\n  f\u0081r x y z\r\n",
                        "WINDOWS",
                        "00:00:5e:00:53:02 192.0.2.12 STALE :3"),
                of("nothing", "", "EMPTY"),
                of("blanks", "\r\n \n", "EMPTY"),
                of("names instead of addresses", "gw ether 00:00:5e:00:53:02 C br0\n", "UNKNOWN", nothing),
                of("leases", "0 00:00:5e:00:53:01 192.0.2.1 * *\n", "UNKNOWN", nothing),
                of("other JSON", "{\"dst\":\"192.0.2.1\"}", "UNKNOWN", nothing),
                of("an array of something else", "[{\"ip-address\":\"192.0.2.1\"}]", "UNKNOWN", nothing),
                of("a program", "\u007fELF\u0002\u0001\u0001\0\0\n\0\0", "UNKNOWN", nothing));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ip", "linux", "others"})
    void tellsAllThatATableSays(String name, String text, List<String> told) {
        assertThat(told(text.getBytes(ISO_8859_1))).isEqualTo(told);
    }

    @Test
    void readsUtf16AsPowerShellWritesIt() {
        String text = "\ufeff\r\nInterface: 192.0.2.5 --- 0xb\r\n  192.0.2.12  00-00-5e-00-53-02  dynamic\r\n";
        assertThat(told(text.getBytes(UTF_16LE))).containsExactly("WINDOWS", "00:00:5e:00:53:02 192.0.2.12 STALE :3");
    }

    @Test
    void knowsWhichRowsAreAnswers() {
        Neighbours neighbours = NeighbourTable.read("-", """
                192.0.2.12 dev br0 lladdr 00:00:5e:00:53:02 STALE
                192.0.2.13 dev br0 lladdr 00:00:5e:00:53:03 FAILED
                192.0.2.14 dev tun0 lladdr 198.51.100.1 REACHABLE
                """.getBytes(ISO_8859_1));
        assertThat(neighbours.rows()).extracting(Neighbour::isAlive).containsExactly(true, false, false);
    }

    @Test
    void saysSoInOneLineEach() {
        byte[] table = "192.0.2.12 dev br0 STALE\ngw dev br0 STALE\n192.0.2.1".getBytes(ISO_8859_1);
        assertThat(NeighbourTable.read("-", table).remarks())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "1 line is no row of ip neigh with an address; print the table with numbers (-n)",
                        "the table ends inside a row; print the whole table again");
    }
}
