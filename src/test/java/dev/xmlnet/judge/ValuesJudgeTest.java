package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.ForwardMode;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Mtu;
import dev.xmlnet.libvirt.value.NetworkName;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Uuid;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.libvirt.value.VlanId;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a type of libvirt.value takes, libvirt defines and, where that matters, starts; what it refuses, libvirt refuses: its parser, its
 * schema ({@code --validate}), or the start.
 */
class ValuesJudgeTest {
    private static final String NAME = "values";
    private static final String ID = "7b1f1a5e-34f0-4f57-9b0e-5d7a0c5b1a01";

    private static final String LAN =
            "<ip address='10.99.1.1' prefix='24'><dhcp>" + "<range start='10.99.1.2' end='10.99.1.9'/></dhcp></ip>";

    /** How libvirt is asked. */
    private enum Asked {
        DEFINED,
        VALIDATED,
        STARTED,
        VALIDATED_AND_STARTED
    }

    /**
     * A value in a network.
     *
     * @param taken what the type says
     * @param key by what virsh finds the network
     */
    private record Sample(String title, boolean taken, String network, String key, Asked asked) {}

    @TempDir
    static Path directory;

    private final List<Sample> samples = new ArrayList<>();

    private void of(String type, Predicate<String> takes, String before, String after, Asked asked, String... texts) {
        for (String text : texts) {
            String network = "<network><name>" + NAME + "</name>" + before + escaped(text) + after + "</network>";
            samples.add(new Sample(type + " '" + text + "'", takes.test(text), network, NAME, asked));
        }
    }

    private void names(String... texts) {
        for (String text : texts) {
            String network = "<network><name>" + escaped(text) + "</name><uuid>" + ID + "</uuid>" + LAN + "</network>";
            samples.add(new Sample(
                    "NetworkName '" + text + "'", parses(NetworkName::parse).test(text), network, ID, Asked.STARTED));
        }
    }

    private static Predicate<String> parses(Consumer<String> parser) {
        return text -> {
            try {
                parser.accept(text);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        };
    }

    private static boolean isPciAddress(String attributes) {
        try {
            SourceText text = SourceText.ofString("<address type='pci' " + attributes + "/>");
            return PciAddress.of(XmlDocument.parse(text).root()) != null;
        } catch (DocumentException e) {
            throw new AssertionError(attributes, e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\t", "&#9;")
                .replace("\n", "&#10;");
    }

    private void gather(Version libvirt) {
        Predicate<String> mac = parses(MacAddress::parse);
        String[] macs = {
            "52:54:00:12:34:56",
            "52:54:00:AB:CD:EF",
            "52:54:0:1:2:3",
            "52:54:00:12:34:56 ",
            "52-54-00-12-34-56",
            "5254.0012.3456",
            "525400123456",
            "52:54:00:12:34",
            "52:54:00:12:34:56:78",
            "052:54:00:12:34:56",
            "52:54:00:12:34:5g",
            " 52:54:00:12:34:56",
            "53:54:00:12:34:56"
        };
        of("MacAddress", mac, "<mac address='", "'/>", Asked.DEFINED, macs);
        of(
                "MacAddress of a host",
                mac,
                "<ip address='10.99.1.1' prefix='24'><dhcp><host ip='10.99.1.7' mac='",
                "'/></dhcp></ip>",
                Asked.DEFINED,
                macs);
        of(
                "Uuid",
                parses(Uuid::parse),
                "<uuid>",
                "</uuid>",
                Asked.DEFINED,
                "12345678-1234-1234-1234-123456789abc",
                "A2345678-1234-1234-1234-123456789ABC",
                "12345678123412341234123456789abc",
                " 12345678-1234-1234-1234-123456789abc ",
                "12 34 5678-1234-1234-1234-123456789abc",
                "1-1-1-1-1",
                "1-2345678-1234-1234-1234-123456789abc",
                "12345678-1234-1234-1234-123456789abc-",
                "{12345678-1234-1234-1234-123456789abc}",
                "12345678-1234-1234-1234-123456789ab");
        names(".", "..", " ", "a b", "-a", "a:b", "\u00fc", "\ud83d\ude00", "a%d", "n".repeat(245), "n".repeat(246));
        names("a/b", "a\nb", "a\tb", "");
        of(
                "DeviceName",
                text -> DeviceName.of(text) != null,
                "<bridge name='",
                "'/>",
                Asked.VALIDATED_AND_STARTED,
                "br7",
                "a.b-c_d",
                "-",
                "br\\0",
                "abcdefghijklmno",
                "abcdefghijklmnop",
                "br 0",
                "br/0",
                "br:0",
                "br@0",
                "br\u00fc",
                ".",
                "..",
                "");
        of(
                "Mtu",
                parses(text -> new Mtu(Integer.parseInt(text))),
                "<mtu size='",
                "'/>",
                Asked.STARTED,
                "68",
                "1280",
                "65535",
                "67",
                "1",
                "65536");
        of(
                "VlanId",
                parses(text -> new VlanId(Integer.parseInt(text))),
                "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><vlan><tag id='",
                "'/></vlan>",
                Asked.DEFINED,
                "0",
                "42",
                "4095",
                "4096",
                "-1");
        addresses(libvirt);
        for (ForwardMode mode : ForwardMode.values()) {
            forward(mode.word());
        }
        List.of("none", "ovs", "direct-bridge", "NAT", "brigde").forEach(this::forward);
    }

    private void addresses(Version libvirt) {
        for (String address : List.of(
                "bus='3'",
                "domain='0x10000' bus='0xe1' slot='0x1f' function='7'",
                "domain='0xffffffff' bus='1'",
                "bus='010'",
                "bus=' 3'",
                "bus='0X3'",
                "domain='0x100000000' bus='1'",
                "bus='0x100'",
                "bus='3' slot='0x20'",
                "bus='3' function='8'",
                "bus='-1'",
                "bus='ff'",
                "bus='3 '",
                "bus='08'",
                "bus='#3'")) {
            String network = "<network><name>" + NAME + "</name><forward mode='hostdev' managed='yes'>"
                    + "<address type='pci' " + address + "/></forward></network>";
            boolean taken = isPciAddress(address);
            samples.add(new Sample("PciAddress " + address, taken, network, NAME, Asked.DEFINED));
        }
        Predicate<String> ip = text -> IpAddress.of(text) != null;
        of(
                "IpAddress",
                ip,
                "<ip prefix='24' address='",
                "'/>",
                Asked.VALIDATED,
                "10.99.1.1",
                "010.99.1.1",
                "10.99.1",
                "10.99.1.256",
                " 10.99.1.1",
                "");
        of(
                "IpAddress",
                ip,
                "<ip family='ipv6' prefix='64' address='",
                "'/>",
                Asked.VALIDATED,
                "fd00:99::1",
                "FD00:0099:0:0:0:0:0:1",
                "fd00:99::10.9.9.1",
                "fd00::1::2",
                "fd00:99::1%lo",
                "fd00:00099::1");
        String[][] ends = {{"10.0.0.2", "10.0.255.254"}, {"10.0.0.2", "10.1.0.1"}, {"10.0.0.2", "10.1.0.2"}};
        for (String[] pair : ends) {
            IpRange range = IpRange.of(IpAddress.parse(pair[0]), IpAddress.parse(pair[1]));
            String network = "<network><name>" + NAME + "</name><ip address='10.0.0.1' prefix='8'><dhcp><range start='"
                    + pair[0] + "' end='" + pair[1] + "'/></dhcp></ip></network>";
            samples.add(new Sample("IpRange " + range, range.fits(libvirt), network, NAME, Asked.DEFINED));
        }
    }

    /** Each with what its mode cannot do without. */
    private void forward(String word) {
        ForwardMode mode = ForwardMode.ofAttribute(word);
        boolean device = mode != null && mode.hasDevicesOnly();
        String rest = mode == ForwardMode.BRIDGE
                ? "<bridge name='br0'/>"
                : device ? "" : "<ip address='10.99.1.1' prefix='24'/>";
        String inside = mode == ForwardMode.HOSTDEV ? "<pf dev='eth0'/>" : device ? "<interface dev='eth0'/>" : "";
        String network = "<network><name>" + NAME + "</name><forward mode='" + word + "'>" + inside + "</forward>"
                + rest + "</network>";
        samples.add(new Sample("ForwardMode " + word, mode != null, network, NAME, Asked.DEFINED));
    }

    @Test
    void libvirtTakesAndRefusesWhatTheTypesDo() throws Exception {
        List<String> disagreements = new ArrayList<>();
        try (Virsh virsh = Virsh.qemuDriver()) {
            gather(Version.parse(virsh.libraryVersion()));
            assertThat(samples.stream().filter(Sample::taken)).hasSizeGreaterThan(50);
            assertThat(samples.stream().filter(sample -> !sample.taken())).hasSizeGreaterThan(50);
            for (Sample sample : samples) {
                String refusal = refusal(virsh, sample);
                if (sample.taken() == (refusal != null)) {
                    disagreements.add(sample.title() + (refusal == null ? ": libvirt takes it" : ": " + refusal));
                }
            }
        }
        assertThat(disagreements).isEmpty();
    }

    /** Why libvirt refuses a network; null if it does not. Once it looks for the virtual function, it has read the address. */
    private static String refusal(Virsh virsh, Sample sample) throws Exception {
        Path file = Files.writeString(directory.resolve("network.xml"), sample.network(), UTF_8);
        boolean validated = sample.asked() == Asked.VALIDATED || sample.asked() == Asked.VALIDATED_AND_STARTED;
        Virsh.Answer answer = virsh.ask("net-define " + file + (validated ? " --validate" : ""));
        if (!answer.ok()) {
            return answer.error().contains("is not an SR-IOV Virtual Function") ? null : answer.error();
        }
        if (sample.asked() == Asked.STARTED || sample.asked() == Asked.VALIDATED_AND_STARTED) {
            answer = virsh.ask("net-start " + sample.key());
            virsh.ask("net-destroy " + sample.key());
        }
        virsh.must("net-undefine " + sample.key());
        return answer.error();
    }
}
