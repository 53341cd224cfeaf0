package dev.xmlnet.dhcp.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerFile;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random files of each format: what is not the entry stays, a second run changes nothing, and a release gives the first bytes. */
class ServerPropertyTest {
    private static final List<String> WANTED = List.of("00:00:5e:00:53:fe=192.0.2.200,new");

    /** Hosts in many shapes; each has a number for % to be unique. */
    private static final List<String> DHCPD = List.of(
            "host h% { hardware ethernet 00:00:5e:00:53:%; fixed-address 192.0.2.@; }",
            "  host h%\n  {\n\thardware ethernet 0:0:5E:0:53:%; # } one\n\tfixed-address 192.0.2.@;\n  }",
            "group {\n  host h% { fixed-address 192.0.2.@; hardware ethernet 00:00:5e:00:53:%; } # end\n\n}",
            "",
            "# caf\u00e9 { \" ;",
            "option domain-name \"} host x {\";",
            "class \"c%\" { match if substring(hardware, 1, 3) = 00:00:5e; }",
            "if known { default-lease-time 60; } else { max-lease-time 70; }",
            "subnet 198.51.%.0 netmask 255.255.255.0 { }",
            "host h% { hardware ethernet 00:00:5e:00:53:%; }  ");

    private static final List<String> KEA = List.of(
            "{ \"hw-address\": \"00:00:5e:00:53:%\", \"ip-address\": \"192.0.2.@\" }",
            "{\n  \"ip-address\": \"192.0.2.@\", # } one\n  \"hw-address\" : \"00005E0053%\"\n  }",
            "{\"hw-address\":\"0:0:5e:0:53:%\",\"ip-address\":\"192.0.2.@\",\"hostname\":\"] // h%\",}",
            "{ \"client-id\": \"01:02:%\", /* caf\u00e9 { */ \"ip-address\": \"192.0.2.@\" }");

    private static final List<String> DNSMASQ = List.of(
            "dhcp-host=00:00:5e:00:53:%,192.0.2.@,h%",
            "  dhcp-host = set:red , 0:0:5E:0:53:% , 192.0.2.@ , infinite  # h",
            "dhcp-host=00:00:5e:00:53:%,h%,192.0.2.@",
            "dhcp-host=id:01:02:%,192.0.2.@",
            "#dhcp-host=00:00:5e:00:53:fe,192.0.2.200",
            "",
            "log-dhcp # caf\u00e9",
            "dhcp-range=192.0.2.100,192.0.2.150,255.255.255.0,1h");

    private static final List<String> NETWORKD = List.of(
            "[DHCPServerStaticLease]\nMACAddress=00:00:5e:00:53:%\nAddress=192.0.2.@",
            "[DHCPServerStaticLease]\n Address = 192.0.2.@\n# caf\u00e9\nMACAddress=00-00-5E-00-53-%\n",
            "[Network]\nDHCPServer=yes\nAddress=192.0.2.1/24",
            "# [DHCPServerStaticLease]",
            "",
            "[DHCPServer]\nPoolOffset=100\n; end");

    @Provide
    Arbitrary<String> dhcpd() {
        return files(DHCPD, "subnet 192.0.2.0 netmask 255.255.255.0 {\n", "}\n", "\n");
    }

    @Provide
    Arbitrary<String> kea() {
        Arbitrary<String> comma = Arbitraries.of(",\n  ", ", ", ", // next\n", " , ", ",\n\n\t");
        Arbitrary<String> head = Arbitraries.of("[ ", "[", "[\n  ", "[ # first\n      ");
        Arbitrary<String> tail = Arbitraries.of(" ]", "]", "\n ]", ", ]", " // last\n]", ", # last\n  ]");
        return Combinators.combine(
                        Arbitraries.of(KEA).list().ofMinSize(1).ofMaxSize(6),
                        comma,
                        head,
                        tail,
                        Arbitraries.of("\n", "\r\n"))
                .as((items, gap, open, close, lineEnd) -> numbered(
                                "{ \"Dhcp4\": {\n  \"subnet4\": [ { \"id\": 1, \"subnet\": \"192.0.2.0/24\",\n  \"reservations\": "
                                        + open + String.join(gap, items) + close + " } ]\n} }\n")
                        .replace("\n", lineEnd));
    }

    @Provide
    Arbitrary<String> dnsmasq() {
        return files(DNSMASQ, "interface=br0\n", "", "\n");
    }

    @Provide
    Arbitrary<String> networkd() {
        return files(NETWORKD, "[Match]\nName=br0\n", "", "\n");
    }

    private static Arbitrary<String> files(List<String> parts, String first, String last, String gap) {
        return Combinators.combine(
                        Arbitraries.of(parts).list().ofMaxSize(10),
                        Arbitraries.of(parts).list().ofMaxSize(6),
                        Arbitraries.of("\n", "\r\n"),
                        Arbitraries.of(true, false))
                .as((before, after, lineEnd, open) -> {
                    List<String> all = new ArrayList<>(before);
                    String text = first + String.join(gap, all) + gap + last + String.join(gap, after);
                    return numbered(text + (open ? "" : "\n")).replace("\n", lineEnd);
                });
    }

    /** Numbers what must be unique. */
    private static String numbered(String text) {
        StringBuilder numbered = new StringBuilder();
        int number = 10;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            number += c == '@' || c == '%' ? 1 : 0;
            numbered.append(c == '@' ? "" + number / 2 : c == '%' ? "" + (10 + number % 90) : "" + c);
        }
        return numbered.toString();
    }

    @Property(tries = 300)
    void dhcpdKeepsAllElse(@ForAll("dhcpd") String text) throws RefusedException {
        check("dhcpd.conf", ServerFormat.DHCPD, text);
    }

    @Property(tries = 300)
    void keaKeepsAllElse(@ForAll("kea") String text) throws RefusedException {
        check("kea.json", ServerFormat.KEA, text);
    }

    @Property(tries = 300)
    void dnsmasqKeepsAllElse(@ForAll("dnsmasq") String text) throws RefusedException {
        check("dnsmasq.conf", ServerFormat.DNSMASQ, text);
    }

    @Property(tries = 300)
    void networkdKeepsAllElse(@ForAll("networkd") String text) throws RefusedException {
        check("lan.network", ServerFormat.NETWORKD, text);
    }

    private static void check(String path, ServerFormat format, String text) throws RefusedException {
        byte[] bytes = text.getBytes(ISO_8859_1);
        List<Reservation> wanted = ServerMain.wanted(WANTED);
        ServerFile.Merge merge = read(path, format, bytes).merge(wanted);
        assertThat(merge.patch().edits()).isNotEmpty().allMatch(ServerPropertyTest::isInsertion);
        ServerFile after = read(path, format, merge.patch().bytes());
        assertThat(after.facts().reservations())
                .anyMatch(one -> one.addresses().equals(wanted.get(0).addresses()));
        assertThat(after.merge(wanted).patch().isEmpty()).as("a second run").isTrue();
        List<Client> clients = wanted.get(0).clients();
        assertThat(new String(after.release(clients).patch().bytes(), ISO_8859_1))
                .as("a release")
                .isEqualTo(text);
    }

    private static boolean isInsertion(Edit edit) {
        return edit.span().start() == edit.span().end();
    }

    private static ServerFile read(String path, ServerFormat format, byte[] bytes) throws RefusedException {
        return ServerFiles.read(new ServerText(path, SourceText.ofLines(bytes)), format, Includes.NONE);
    }

    @Provide
    Arbitrary<String> anyFile() {
        return Arbitraries.oneOf(dhcpd(), kea(), dnsmasq(), networkd());
    }

    /** Text that is broken anywhere gives a result or a refusal with its place, in each format. */
    @Property(tries = 400)
    void brokenTextIsReadOrRefused(@ForAll("anyFile") String text, @ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder broken = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(broken.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> broken.delete(at, Math.min(broken.length(), at + random.nextInt(20)));
                case 1 -> broken.insert(at, HOSTILE.get(random.nextInt(HOSTILE.size())));
                case 2 -> broken.insert(at, (char) random.nextInt(256));
                default -> broken.setLength(at);
            }
        }
        byte[] bytes = broken.toString().getBytes(ISO_8859_1);
        for (ServerFormat format : ServerFormat.values()) {
            try {
                ServerFile file = read("f", format, bytes);
                file.facts();
                file.merge(ServerMain.wanted(WANTED)).patch().bytes();
                file.release(List.of(Client.of(dev.xmlnet.libvirt.value.MacAddress.parse("00:00:5e:00:53:12"))));
            } catch (RefusedException e) {
                assertThat(e.remarks())
                        .isNotEmpty()
                        .allMatch(remark -> !remark.diagnostic().message().contains("\n"));
            }
        }
    }

    private static final List<String> HOSTILE = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "/*",
            "#",
            ";",
            ",",
            "<?",
            "<?include \"x\"?>",
            "include \"x\";",
            "\r",
            "\0",
            "{".repeat(20_000),
            "[".repeat(20_000),
            "=",
            "host",
            "dhcp-host=",
            "conf-dir=x\n",
            "::/129",
            "0/999999999999");
}
