package dev.xmlnet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.xmlnet.libvirt.value.ForwardMode;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NetworksTest {
    /** libvirt's limit: both ends of a range are equal in all other bits. */
    private static final long BLOCK = 0xffff;

    @Test
    void theExamplesOfTheDocumentationWork() {
        assertThat(Networks.hostBridge("host-bridge", "br0").xml()).isEqualTo("""
                <network>
                  <name>host-bridge</name>
                  <forward mode='bridge'/>
                  <bridge name='br0'/>
                </network>
                """);
        assertThat(Networks.nat("lab")
                        .subnet("192.168.100.0/24")
                        .domain("lab.example")
                        .xml())
                .isEqualTo("""
                <network>
                  <name>lab</name>
                  <forward mode='nat'/>
                  <bridge stp='on' delay='0'/>
                  <domain name='lab.example'/>
                  <ip address='192.168.100.1' prefix='24'>
                    <dhcp>
                      <range start='192.168.100.2' end='192.168.100.254'/>
                    </dhcp>
                  </ip>
                </network>
                """);
    }

    @Test
    void poolsAreGivenByTheirDevices() {
        assertThat(Networks.macvtap(ForwardMode.PASSTHROUGH, "pool", "eth0", "eth1")
                        .xml())
                .isEqualTo("""
                <network>
                  <name>pool</name>
                  <forward mode='passthrough'>
                    <interface dev='eth0'/>
                    <interface dev='eth1'/>
                  </forward>
                </network>
                """);
        assertThat(Networks.hostdev("pool", "eth0").xml()).isEqualTo("""
                <network>
                  <name>pool</name>
                  <forward mode='hostdev' managed='yes'>
                    <pf dev='eth0'/>
                  </forward>
                </network>
                """);
    }

    @Test
    void theOrderOfTheCallsDoesNotMatter() {
        String one = Networks.isolated("lab")
                .host("52:54:00:aa:00:01", "192.168.100.20", "web")
                .dhcpRange("192.168.100.10", "192.168.100.99")
                .route("10.20.0.0/16", "192.168.100.20")
                .subnet("192.168.100.1/24")
                .xml();
        String other = Networks.isolated("lab")
                .subnet("192.168.100.1/24")
                .route("10.20.0.0/16", "192.168.100.20")
                .dhcpRange("192.168.100.10", "192.168.100.99")
                .host("52:54:00:aa:00:01", "192.168.100.20", "web")
                .xml();
        assertThat(one).isEqualTo(other);
    }

    @Test
    void whatIsMissingIsSaidAtTheEnd() {
        NetworkBuilder route = Networks.route("lab").domain("lab.example");
        assertThatIllegalArgumentException()
                .isThrownBy(route::xml)
                .withMessage(
                        "route needs an address of the host in the network: address 192.168.100.1/24, for example");
    }

    @Property
    void dhcpGivesOutWhatIsFreeAndNothingElse(@ForAll int bits, @ForAll @IntRange(min = 1, max = 30) int prefix)
            throws DocumentException {
        String text = (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
        IPAddress address = new IPAddressString(text).getAddress();
        long mask = (1L << (32 - prefix)) - 1;
        long number = bits & 0xffffffffL;
        long first = (number & ~mask) + 1;
        long last = (number | mask) - 1;
        boolean broadcast = number == (number | mask);
        if (broadcast || bits >>> 24 == 0 || address.isLoopback() || address.isMulticast()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Networks.isolated("lab").subnet(text + "/" + prefix));
            return;
        }
        String xml = Networks.isolated("lab").subnet(text + "/" + prefix).xml();
        Element ip = XmlDocument.parse(SourceText.ofString(xml)).root().child("ip");
        long gateway = number(ip.attribute("address"));
        assertThat(gateway).isEqualTo(number == first - 1 ? first : number);
        long free = 0;
        for (Element range : ip.child("dhcp").children("range")) {
            long start = number(range.attribute("start"));
            long end = number(range.attribute("end"));
            assertThat(start).isBetween(first, end);
            assertThat(end).isBetween(start, Math.min(last, start | BLOCK));
            assertThat(gateway < start || gateway > end).isTrue();
            free += end - start + 1;
        }
        long before = Math.min(gateway - 1, first | BLOCK) - first + 1;
        long after = Math.min(last, gateway + 1 | BLOCK) - gateway;
        assertThat(free).isEqualTo(before + after);
    }

    private static long number(String address) {
        return new IPAddressString(address).getAddress().getValue().longValue();
    }
}
