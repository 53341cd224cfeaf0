package dev.xmlnet.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.model.LibvirtXml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What libvirt prints comes back byte for byte from the beans: its order, its quotes, its spaces. */
class LibvirtXmlJudgeTest {
    /** Up to 11.3 libvirt prints an end tag where nothing is inside; 12.9 does not. */
    private static final Pattern EMPTY_IP = Pattern.compile("(<ip [^>]*[^/>])/>");

    @Test
    @Tag(Virsh.DAEMON)
    void aNetworkIsPrintedAsLibvirtPrintsIt() throws Exception {
        int judged = 0;
        try (Virsh virsh = Virsh.qemuDriver();
                Stream<Path> files = Files.list(Corpus.directory("network"))) {
            for (Path file : files.sorted().toList()) {
                if (virsh.ask("net-define " + file).ok()) {
                    String name = "'" + LibvirtXml.readNetwork(file).getName() + "'";
                    String dump = virsh.must("net-dumpxml --inactive " + name) + "\n";
                    assertThat(LibvirtXml.write(LibvirtXml.readNetwork(dump)))
                            .as(file.toString())
                            .isEqualTo(EMPTY_IP.matcher(dump).replaceAll("$1>\n  </ip>"));
                    virsh.must("net-undefine " + name);
                    judged++;
                }
            }
        }
        System.out.printf("LibvirtXmlJudgeTest: %d networks printed as libvirt does%n", judged);
        assertThat(judged).isGreaterThan(50);
    }

    /** A dump that libvirt's own schema refuses is none to read: of {@code <rom enabled='no'/>} it makes {@code file=''}. */
    @Test
    @Tag(Virsh.DAEMON)
    void aGuestIsPrintedAsLibvirtPrintsIt() throws Exception {
        int judged = 0;
        int refused = 0;
        try (Virsh virsh = Virsh.testDriver()) {
            for (Corpus.Guest guest : Corpus.guests()) {
                Path file = Corpus.directory("domain").resolve(guest.name());
                if (virsh.ask("define " + file).ok()) {
                    String name = guest.document().root().child("name").content();
                    String dump = virsh.must("dumpxml --inactive " + name) + "\n";
                    virsh.must("undefine " + name);
                    if (dump.contains("file=''")) {
                        refused++;
                    } else {
                        assertThat(LibvirtXml.write(LibvirtXml.readDomain(dump)))
                                .as(file.toString())
                                .isEqualTo(dump);
                        judged++;
                    }
                }
            }
        }
        System.out.printf("LibvirtXmlJudgeTest: %d guests printed as libvirt does, %d not valid%n", judged, refused);
        assertThat(judged).isGreaterThan(40);
    }
}
