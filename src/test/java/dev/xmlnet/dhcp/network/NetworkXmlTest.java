package dev.xmlnet.dhcp.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.check.Check;
import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerFile;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a network looks like: what is not the entry stays, a second run changes nothing, and a release takes back what came. */
class NetworkXmlTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:53:01");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mergeIsLosslessAndReleaseItsInverse(long seed) throws Exception {
        String before = random(new Random(seed));
        Reservation wanted = new Reservation(
                List.of(Client.of(MAC)),
                List.of(IpAddress.parse("192.0.2.77")),
                "web1",
                new Whence("test", Location.START));
        ServerFile.Merge merge = network(before).merge(List.of(wanted));
        String after = merge.patch().text();
        assertThat(network(after).facts().reservations())
                .as(after)
                .anySatisfy(one -> assertThat(one.clients().get(0).mac()).isEqualTo(MAC));
        assertThat(network(after).merge(List.of(wanted)).patch().isEmpty())
                .as(after)
                .isTrue();
        assertThat(network(after).release(List.of(Client.of(MAC))).patch().text())
                .isEqualTo(before);
        assertThat(findings(after)).as(after).isEqualTo(findings(before));
    }

    private static int findings(String xml) throws Exception {
        return Check.all()
                .examine("test", XmlDocument.parse(SourceText.ofString(xml)))
                .findings()
                .size();
    }

    private static NetworkXml network(String xml) throws Exception {
        return new NetworkXml(
                "test", XmlDocument.parse(SourceText.ofString(xml)).root());
    }

    private static String random(Random random) {
        String quote = random.nextBoolean() ? "'" : "\"";
        String newline = random.nextInt(4) == 0 ? "" : random.nextInt(4) == 0 ? "\r\n" : "\n";
        String unit = newline.isEmpty() ? "" : random.nextBoolean() ? "  " : "\t";
        StringBuilder out = new StringBuilder("<network>").append(newline);
        out.append(unit).append("<name>lan</name>").append(newline);
        out.append(unit).append("<ip address='192.0.2.1' prefix='24'".replace("'", quote));
        int hosts = random.nextInt(4);
        boolean range = random.nextBoolean();
        if (hosts == 0 && !range) {
            return out.append("/>")
                    .append(newline)
                    .append("</network>")
                    .append(newline)
                    .toString();
        }
        out.append('>').append(newline).append(unit.repeat(2)).append("<dhcp>").append(newline);
        if (range) {
            out.append(unit.repeat(3))
                    .append("<range start='192.0.2.100' end='192.0.2.200'/>".replace("'", quote))
                    .append(newline);
        }
        for (int i = 0; i < hosts; i++) {
            String host = "<host mac='52:54:00:00:54:0" + i + "' name='old" + i + "' ip='192.0.2.1" + i + "'/>";
            out.append(unit.repeat(3)).append(host.replace("'", quote));
            out.append(random.nextInt(3) == 0 ? " <!-- floor " + i + " -->" : "")
                    .append(newline);
        }
        out.append(unit.repeat(2))
                .append("</dhcp>")
                .append(newline)
                .append(unit)
                .append("</ip>");
        return out.append(newline).append("</network>").append(newline).toString();
    }
}
