package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code xmlnet host} refuses, and a dialect of a person's own. */
class HostCommandTest {
    private static final String HEAD = """
            <xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:x="urn:xmlnet" exclude-result-prefixes="#all">
              <xsl:import href="xmlnet:common.xsl"/>
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "bridge br0123456789abcd --nic eth0 | 'br0123456789abcd' is too long for a bridge: Linux takes names of up to 15 characters, not 16",
                "bridge br_0 --nic eth_0 | 'eth 0' cannot be the name of a NIC: it may hold letters, digits and . - _",
                "bridge br'0 --nic eth0 | 'br'0' cannot be the name of a bridge: it may hold letters, digits and . - _",
                "bridge br0 --nic $(reboot) | '$(reboot)' cannot be the name of a NIC: it may hold letters, digits and . - _",
                "bridge br\\0 --nic eth0 | 'br\\0' is not a name that every program takes; use another, such as br0",
                "bridge all --nic eth0 | 'all' is a word for other devices; use another, such as br0",
                "bridge br0 --nic lo | 'lo' is not a NIC; name the one with the cable",
                "bridge br0 --nic wlp3s0 | NIC 'wlp3s0' is Wi-Fi, which carries one MAC address only; use NAT or a routed network",
                "bridge eth0 --nic eth0 | bridge and NIC are both eth0; give the bridge another name",
                "bridge br0 --nic eth0 --tap br0 | the name br0 is given twice; use another for the tap",
                "bridge br0 --nic eth0 --tap t0,$(id) | '$(id)' is not the name of a user; use NAME,USER",
                "bridge br0 --nic eth0 --address 192.0.2.10/24 --gateway 198.51.100.1 "
                        + "| gateway 198.51.100.1 is outside every address; give an address on its subnet",
                "bridge br0 --nic eth0 --dhcp4 --route 198.51.100.0=192.0.2.1 "
                        + "| '198.51.100.0=192.0.2.1' is not a route; use CIDR=GATEWAY, such as 198.51.100.0/24=192.0.2.254",
                "bridge br0 --nic eth0 --dhcp4 --route default=192.0.2.1,x | 'x' is not a metric; use a whole number, such as 50",
                "bridge br0 --nic eth0 --dhcp4 --route default=192.0.2.1,1,2,3 "
                        + "| 'default=192.0.2.1,1,2,3' has too many commas; use CIDR=GATEWAY,METRIC,TABLE",
                "bridge br0 --nic eth0 --dhcp6 --iaid x | 'x' is not an IAID; use 4 bytes, such as 2b:50:67:35",
                "bridge br0 --nic eth0 --dhcp4 --client-id 1 | '1' is not a client id; use bytes, such as 01:00:00:5e:00:53:01",
                "macvtap mv0 --nic eth0 --mode open | 'open' is not a mode of macvtap; use bridge, private, vepa, passthrough",
                "access mv0 --nic eth0 --address 192.0.2.11/32 | no guest is named; give the address of each that the host reaches",
                "vfs --nic eth0 --count 0 | 0 functions cannot be; use 1 to 256"
            })
    void wrongWordsAreToldInOneLine(String words, String message) {
        List<String> line = new ArrayList<>(List.of("host"));
        // A blank of a name is written _0.
        List.of(words.split(" ")).forEach(word -> line.add(word.equals("eth_0") ? "eth 0" : word));
        line.addAll(List.of("--for", "iproute2"));
        Run run = Run.of(InputStream.nullInputStream(), line);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().findFirst().orElseThrow())
                .isEqualTo("xmlnet host " + line.get(1) + ": error: " + message);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"netplan", "networkd", "keyfile", "ifupdown2"})
    void aFileCannotLookUpTheMacAddress(String dialect) {
        assertThat(host("bridge br0 --nic eth0 --for " + dialect).err())
                .contains("error: the MAC address of eth0 is not known, and this dialect cannot look it up; give it\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nmcli | bridge.mac-address \"$(cat /sys/class/net/eth0/address)\"",
                "iproute2 | link add name br0 address $(cat /sys/class/net/eth0/address) type bridge",
                "ifupdown | bridge_hw eth0"
            })
    void aShellLooksUpTheMacAddress(String dialect, String words) {
        assertThat(host("bridge br0 --nic eth0 --for " + dialect).out()).contains(words);
    }

    @Test
    void aDialectOfAPersonsOwn() throws IOException {
        Files.writeString(directory.resolve("lab.xsl"), HEAD + """
                  <xsl:template match="/interface[@type = 'bridge']">
                    <xsl:message>{@name} is of the lab</xsl:message>
                    <xsl:sequence select="'brctl addif ' || x:sh(@name) || ' ' || x:sh(x:port(.)) || '&#10;'"/>
                    <file path="/etc/lab/{@name}" mode="640">{x:text(protocol/ip ! x:cidr(.))}</file>
                  </xsl:template>
                </xsl:stylesheet>
                """);
        Run run = host("bridge br0 --nic eth0 --address 192.0.2.10/24 --for lab --templates " + directory);
        assertThat(run)
                .isEqualTo(new Run(
                        ExitCode.OK,
                        "brctl addif br0 eth0\n\n# /etc/lab/br0\n192.0.2.10/24\n",
                        "note: br0 is of the lab [template]\n"));
        assertThat(host("macvtap mv0 --nic eth0 --mode private --for lab --templates " + directory)
                        .err())
                .contains("error: the dialect has no text for this device; use another --for\n");
    }

    @Test
    void anErrorOfAPersonsOwnHasItsLine() throws IOException {
        Files.writeString(directory.resolve("lab.xsl"), HEAD + """
                  <xsl:template match="/interface">
                    <xsl:sequence select="x:text(@name"/>
                  </xsl:template>
                </xsl:stylesheet>
                """);
        Run run =
                host("bridge br0 --nic eth0 --for lab --templates " + directory).below(directory);
        assertThat(run.err()).startsWith("xmlnet host bridge: error: lab.xsl:5: After `name` expected )");
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    }

    /** Any word is one word for a shell, and the same. */
    @Test
    void wordsAreQuotedForAShell() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("lab.xsl"), HEAD + """
                  <xsl:template match="/interface">
                    <xsl:sequence select="'printf ''&lt;%s&gt;'' '
                        || string-join(('', 'a b', 'it''s', '''', '&quot;$HOME&quot;', '$(id)', '`id`', 'a&#10;b', '\\n', '*', '-x', '#', '~', 'é', 'a;b', '!')
                            ! x:sh(.), ' ')"/>
                  </xsl:template>
                </xsl:stylesheet>
                """);
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        host("bridge br0 --nic eth0 --for lab --templates " + directory)
                                .out())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("<><a b><it's><'><\"$HOME\"><$(id)><`id`><a\nb><\\n><*><-x><#><~><é><a;b><!>");
        assertThat(shell.waitFor()).isZero();
    }

    private static Run host(String words) {
        List<String> line = new ArrayList<>(List.of("host"));
        line.addAll(List.of(words.split(" ")));
        return Run.of(InputStream.nullInputStream(), line);
    }
}
