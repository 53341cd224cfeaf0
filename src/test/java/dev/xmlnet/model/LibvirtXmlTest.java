package dev.xmlnet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibvirtXmlTest {
    private static final String NETWORK = """
            <network>
              <name>default</name>
              <forward mode='nat'>
                <nat>
                  <port start='1024' end='65535'/>
                </nat>
              </forward>
              <bridge name='virbr0' stp='on' delay='0'/>
              <ip address='192.168.122.1' netmask='255.255.255.0'>
                <dhcp>
                  <range start='192.168.122.2' end='192.168.122.254'/>
                  <host mac='52:54:00:6b:3c:58' name='web' ip='192.168.122.10'/>
                </dhcp>
              </ip>
            </network>
            """;

    private static final String GUEST = """
            <domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <name>web</name>
              <metadata>
                <app:owner xmlns:app="urn:example">net &amp; web</app:owner>
              </metadata>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64'>hvm</type>
              </os>
              <devices>
                <disk type='file' device='disk'>
                  <source file='/a'/>
                  <target dev='vda'/>
                </disk>
                <interface type='bridge'>
                  <source bridge='br0'/>
                </interface>
                <console type='pty'/>
              </devices>
              <seclabel type='none'/>
              <qemu:commandline>
                <qemu:arg value='-S'/>
              </qemu:commandline>
            </domain>
            """;

    @TempDir
    private Path directory;

    @Test
    void aNetworkIsTyped() throws DocumentException {
        Network network = LibvirtXml.readNetwork(NETWORK);
        assertThat(network.getName()).isEqualTo("default");
        assertThat(network.getForward().getMode()).isEqualTo(ForwardMode.NAT);
        assertThat(network.getBridge().getName()).isEqualTo("virbr0");
        assertThat(network.getIps().get(0).getDhcp().getHosts().get(0).getIp()).isEqualTo("192.168.122.10");
    }

    @Test
    void whatIsReadIsWrittenAsLibvirtPrintsIt() throws DocumentException {
        assertThat(LibvirtXml.write(LibvirtXml.readNetwork(NETWORK))).isEqualTo(NETWORK);
        assertThat(LibvirtXml.write(LibvirtXml.readDomain(GUEST))).isEqualTo(GUEST);
    }

    /** Order, quotes, spaces, comments and a declaration are layout. */
    @Test
    void layoutBecomesThatOfLibvirt() throws DocumentException {
        String byHand = """
                <?xml version="1.0"?>
                <!-- by hand -->
                <network><bridge stp="off" name="br7"/>

                <name>lab</name>
                    <forward mode="route"
                             dev="eno1"/>
                </network>
                """;
        assertThat(LibvirtXml.write(LibvirtXml.readNetwork(byHand))).isEqualTo("""
                <network>
                  <name>lab</name>
                  <forward dev='eno1' mode='route'/>
                  <bridge name='br7' stp='off'/>
                </network>
                """);
    }

    @Test
    void theRestOfAGuestGoesBackToItsPlace() throws DocumentException {
        Domain guest = LibvirtXml.readDomain("""
                <domain type='kvm'><seclabel type='none'/>
                <devices><console type='pty'/><interface type='user'/><emulator>/q</emulator><new/></devices>
                <os><type>hvm</type></os><memory>1</memory><name>web</name></domain>
                """);
        assertThat(LibvirtXml.write(guest)).isEqualTo("""
                <domain type='kvm'>
                  <name>web</name>
                  <memory>1</memory>
                  <os>
                    <type>hvm</type>
                  </os>
                  <devices>
                    <emulator>/q</emulator>
                    <new/>
                    <interface type='user'/>
                    <console type='pty'/>
                  </devices>
                  <seclabel type='none'/>
                </domain>
                """);
    }

    /** What is not libvirt's may say anything: with blanks between words, prefixes in values. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<metadata>\n    <a:p xmlns:a=\"urn:a\"> see <a:b>x</a:b> <a:i> <a:u>y</a:u> <a:u/></a:i> <a:s><a:u/></a:s></a:p>\n  </metadata>",
                "<metadata>\n    <p xmlns=\"urn:a\">1 <b xmlns=\"urn:b\"/> <c xmlns=\"\"/></p>\n  </metadata>",
                "<metadata>\n    <a:p xmlns:a=\"urn:a\" xmlns:t=\"urn:t\" k=\"t:name\" a:k=\"&#10;&#9;\"/>\n  </metadata>",
                "<metadata>\n    <a:p xmlns:a=\"urn:a\"/>\n    <a:p xmlns:a=\"urn:b\">\uD83D\uDE00</a:p>\n  </metadata>"
            })
    void whatIsForeignComesBack(String part) throws DocumentException {
        String network = "<network>\n  <name>a</name>\n  " + part + "\n</network>\n";
        assertThat(LibvirtXml.write(LibvirtXml.readNetwork(network))).isEqualTo(network);
        String guest = "<domain type='kvm'>\n  <name>a</name>\n  " + part + "\n</domain>\n";
        assertThat(LibvirtXml.write(LibvirtXml.readDomain(guest))).isEqualTo(guest);
    }

    @Test
    void whatAGuestLeavesOpenComesBack() throws DocumentException {
        String guest = """
                <domain type='kvm'>
                  <name>a</name>
                  <os kind='f:a' xmlns:f='urn:f'>
                    <text>one <b/> <b/> two</text>
                  </os>
                </domain>
                """;
        assertThat(LibvirtXml.write(LibvirtXml.readDomain(guest))).isEqualTo(guest);
        String declaredAbove = guest.replace(" xmlns:f='urn:f'", "").replace("'kvm'", "'kvm' xmlns:f='urn:f'");
        assertThat(LibvirtXml.write(LibvirtXml.readDomain(declaredAbove))).isEqualTo(guest);
    }

    /** JAXB takes it for a declaration, and drops it. */
    @Test
    void anAttributeNamedLikeADeclarationIsRefused() {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> LibvirtXml.readDomain("<domain><name>a</name><os a='1' xmlnsb='2'/></domain>"))
                .withMessage("1:33: the beans cannot carry the attribute xmlnsb='2'");
    }

    /** The schema takes blanks around a word, libvirt and the beans do not. */
    @Test
    void aWordInBlanksIsRefusedWhereItStands() {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() ->
                        LibvirtXml.readNetwork("<network><name>a</name><forward dev='b' mode=' nat '/></network>"))
                .withMessage("1:41: the beans cannot carry the attribute mode=' nat '");
    }

    @ParameterizedTest
    @CsvSource({"' +7 ', 7", "007, 7", "-0, 0", "18446744073709551615, 18446744073709551615"})
    void aNumberIsWrittenPlainly(String delay, String plain) throws DocumentException {
        String text = "<network><name>a</name><bridge delay='" + delay + "'/></network>";
        assertThat(LibvirtXml.write(LibvirtXml.readNetwork(text)))
                .isEqualTo("<network>\n  <name>a</name>\n  <bridge delay='" + plain + "'/>\n</network>\n");
    }

    /** A string of Java can hold what no file of XML can. */
    @ParameterizedTest
    @CsvSource({
        "0, 'Illegal character (NULL, unicode 0) encountered: not valid in any content'",
        "1, 'Illegal character ((CTRL-CHAR, code 1))'",
        "D800, XML does not allow the character U+D800",
        "DC00, XML does not allow the character U+DC00",
        "FFFE, XML does not allow the character U+FFFE"
    })
    void aCharacterThatIsNotOfXmlIsNotWritten(String code, String why) throws DocumentException {
        Network network = LibvirtXml.readNetwork(NETWORK);
        network.setName("a" + (char) Integer.parseInt(code, 16) + "b");
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> LibvirtXml.write(network))
                .withMessage("2:10: not well-formed XML: " + why);
    }

    @Test
    void everyBeanKnowsItsPlace() throws DocumentException {
        Network network = LibvirtXml.readNetwork(NETWORK);
        assertThat(network.location()).isEqualTo(new Location(1, 1));
        assertThat(network.getBridge().location()).isEqualTo(new Location(8, 3));
        assertThat(network.getIps().get(0).getDhcp().getHosts().get(0).location())
                .isEqualTo(new Location(12, 7));
        Domain guest = LibvirtXml.readDomain(GUEST);
        assertThat(guest.getDevices().getInterfaces().get(0).location()).isEqualTo(new Location(15, 5));
        assertThat(guest.getDevices().getInterfaces().get(0).getSource().location())
                .isEqualTo(new Location(16, 7));
        assertThat(new Network().location()).isNull();
    }

    @Test
    void filesAndStreamsAreReadAndWritten() throws IOException, DocumentException {
        Path file = Files.writeString(directory.resolve("net.xml"), NETWORK);
        Network network = LibvirtXml.readNetwork(file);
        network.getBridge().setName("virbr7");
        LibvirtXml.write(network, file);
        assertThat(file).hasContent(NETWORK.replace("virbr0", "virbr7"));
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(LibvirtXml.readNetwork(in).getBridge().getName()).isEqualTo("virbr7");
        }
        InputStream guest = new ByteArrayInputStream(GUEST.getBytes(StandardCharsets.UTF_16));
        assertThat(LibvirtXml.readDomain(guest).getName()).isEqualTo("web");
        LibvirtXml.write(LibvirtXml.readDomain(GUEST), directory.resolve("new.xml"));
        assertThat(LibvirtXml.readDomain(directory.resolve("new.xml")).getName())
                .isEqualTo("web");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> LibvirtXml.readNetwork(directory.resolve("none.xml")));
    }

    @Test
    void aFileThatSaysItAlreadyIsNotTouched() throws IOException, DocumentException {
        Path file = Files.writeString(directory.resolve("net.xml"), NETWORK);
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, before);
        LibvirtXml.write(LibvirtXml.readNetwork(file), file);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    }

    @Test
    void whatIsNoNetworkIsNotWritten() throws IOException, DocumentException {
        Path file = Files.writeString(directory.resolve("net.xml"), NETWORK);
        Network network = LibvirtXml.readNetwork(file);
        network.setName(null);
        assertThatExceptionOfType(DocumentException.class).isThrownBy(() -> LibvirtXml.write(network, file));
        assertThat(file).hasContent(NETWORK);
    }

    /** JAXB alone would pass over each of these without a word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <mtu size='1500' sise='9'/>  | 3:20 | network/mtu: <mtu> may not have an attribute sise
            <forward mode='natt'/>       | 3:12 | network/forward: 'natt' is not a value of mode; did you mean 'nat'? (nat, route, open, bridge, private, vepa, passthrough, hostdev)
            <brigde name='br0'/>         | 3:3  | network: <brigde> is not known here; did you mean <bridge>?
            <mtu size='big'/>            | 3:8  | network/mtu: 'big' is not a value of size; it may be a whole number from 0 to 65535
            """)
    void whatABeanCannotSayIsRefused(String part, String place, String message) {
        String text = "<network>\n  <name>a</name>\n  " + part + "\n</network>";
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> LibvirtXml.readNetwork(text))
                .withMessage(place + ": " + message);
    }

    @Test
    void allThatIsWrongIsTold() {
        String text = "<network>\n  <name>a</name>\n  <mtu/>\n  <forward mode='x'/>\n</network>";
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> LibvirtXml.readNetwork(text))
                .satisfies(e -> assertThat(e.diagnostics())
                        .extracting(d -> d.location().line())
                        .containsExactly(3, 4));
    }

    @Test
    void aGuestIsNoNetwork() {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> LibvirtXml.readNetwork(GUEST))
                .withMessage("1:1: <domain> is not a <network>");
    }
}
