package dev.xmlnet.convert;

import dev.xmlnet.RawXml;
import dev.xmlnet.check.Check;
import dev.xmlnet.judge.SmallGuest;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Interfaces of all kinds with any parts of interface-parts.txt, and the targets that they go to. */
final class RandomInterfaces {
    static final List<Target> TARGETS = List.of(
            Target.network("default"),
            Target.network("default", "green"),
            Target.network("lan"),
            Target.network("lan", "blue"),
            Target.network("second"),
            Target.network("lan").withVlan(7),
            Target.network("second").withMtu(9000),
            Target.bridge("br9"),
            Target.bridge("br9").withVlan(7).withMtu(1400),
            Target.ovs("ovs9"),
            Target.ovs("ovs9", null, "prof"),
            Target.direct("eth9", DirectMode.BRIDGE),
            Target.direct("eth9", DirectMode.PRIVATE),
            Target.direct("eth9", DirectMode.VEPA),
            Target.direct("eth9", DirectMode.PASSTHROUGH),
            Target.direct("eth9", DirectMode.PASSTHROUGH).withVlan(7),
            Target.hostdev(PciAddress.parse("0000:07:00.1")),
            Target.user(),
            Target.user().withModel("e1000"),
            Target.passt(List.of(PortForward.parse("2222:22")), "eth9"),
            Target.ethernet(null, true),
            Target.ethernet("tap9x", true),
            Target.ethernet("tap9x", false),
            Target.vdpa("/dev/vhost-vdpa-7"),
            Target.vhostuser("/run/x.sock", true),
            Target.vhostuser("/run/x.sock", false));

    private static final List<String> LEAST = List.of(
            least("network", "<source network='default'/>", "<model type='virtio'/>"),
            least("network", "<source network='lan' portgroup='blue'/>", "<model type='e1000'/>"),
            least("network", "<source network='second'/>", ""),
            least("bridge", "<source bridge='br0'/>", "<model type='virtio'/>"),
            least("bridge", "<source bridge='ovsbr0'/><virtualport type='openvswitch'/>", "<model type='virtio'/>"),
            least("direct", "<source dev='eth0' mode='bridge'/>", ""),
            least("direct", "<source dev='ethN' mode='passthrough'/>", "<model type='virtio'/>"),
            least("hostdev", "<source><address type='pci' domain='0' bus='3' slot='16' function='N'/></source>", ""),
            least("user", "", "<model type='virtio'/>"),
            least("user", "<backend type='passt'/>", "<model type='virtio'/>"),
            least("ethernet", "", ""),
            least("vdpa", "<source dev='/dev/vhost-vdpa-N'/>", ""),
            least("vhostuser", "<source type='unix' path='/run/N.sock' mode='client'/>", "<model type='virtio'/>"),
            least("vhostuser", "<source type='unix' path='/run/N.sock' mode='client'/>", ""),
            least("vhostuser", "<source dev='eth0'/><backend type='passt'/>", ""),
            least("mcast", "<source address='230.0.0.1' port='5558'/>", "<model type='virtio'/>"),
            least(
                    "udp",
                    "<source address='127.0.0.1' port='5558'><local address='127.0.0.1' port='5559'/></source>",
                    ""),
            least("null", "", "<model type='virtio'/>"));

    /** Parts of interface-parts.txt with a value that some connection takes; another is as wrong after a conversion as before. */
    static final List<String> PARTS = parts();

    private static String least(String type, String source, String model) {
        return "<interface type='" + type + "'><mac address='52:54:00:11:22:3N'/>" + source + model + "</interface>";
    }

    private static List<String> parts() {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/interface-parts.txt"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line ->
                            line.startsWith("<") ? "<interface>" + line + "</interface>" : "<interface " + line + "/>")
                    .filter(RandomInterfaces::isSane)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first connection that carries the part has nothing against its value. */
    private static boolean isSane(String part) {
        for (String least : LEAST) {
            String text = Sample.joined(least.replace('N', '1'), part);
            RawXml raw = RawXml.parse(text);
            if (SupportText.notKept(raw, SupportText.kind(raw), "kvm", false, false)
                    .isEmpty()) {
                return isTaken(text);
            }
        }
        return false;
    }

    private static boolean isTaken(String text) {
        XmlDocument guest = Definitions.read(SmallGuest.ofQemu(text).text());
        try {
            return Check.all().examine("guest.xml", guest).findings().stream()
                    .noneMatch(finding -> finding.severity() != Severity.NOTE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RandomInterfaces() {}

    /** A target; those that are networks are among {@link Definitions#NAMES}. */
    static Target target(Random random) {
        return TARGETS.get(random.nextInt(TARGETS.size()));
    }

    /** A guest of one or two of them. */
    static String guest(Random random) {
        StringBuilder interfaces = new StringBuilder();
        for (int i = random.nextInt(2); i >= 0; i--) {
            String[] some = random.ints(random.nextInt(4), 0, PARTS.size())
                    .mapToObj(PARTS::get)
                    .toArray(String[]::new);
            String least = LEAST.get(random.nextInt(LEAST.size()));
            interfaces.append(Sample.joined(least.replace('N', (char) ('0' + i)), some));
        }
        return SmallGuest.ofQemu(random.nextBoolean() ? "pc" : "q35", interfaces.toString())
                .text();
    }
}
