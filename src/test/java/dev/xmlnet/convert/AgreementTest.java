package dev.xmlnet.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.RandomGuest;
import dev.xmlnet.RawXml;
import dev.xmlnet.check.Check;
import dev.xmlnet.judge.SmallGuest;
import dev.xmlnet.libvirt.PciAddress;
import dev.xmlnet.libvirt.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code convert} writes, {@code check} has nothing against that was not there or is not told. */
class AgreementTest {
    /** As many as a minute of two processors takes; -Dxmlnet.agreement=N is N times as many. */
    private static final int MORE = Integer.getInteger("xmlnet.agreement", 1);

    private static final int TRIES = 300 * MORE;

    private static final int OF_RULES = 3 * MORE;

    /** A source that no network defines stands for a guess of a person; the names are those of the known networks. */
    private static final List<String> NETWORKS = List.of("default", "lan", "second");

    private static final List<Target> TARGETS = List.of(
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
    private static final List<String> PARTS = parts();

    private static String least(String type, String source, String model) {
        return "<interface type='" + type + "'><mac address='52:54:00:11:22:3N'/>" + source + model + "</interface>";
    }

    private static List<String> parts() {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/interface-parts.txt"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line ->
                            line.startsWith("<") ? "<interface>" + line + "</interface>" : "<interface " + line + "/>")
                    .filter(AgreementTest::isSane)
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
                    .noneMatch(finding -> finding.severity() == Severity.ERROR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Version> versions() {
        return Stream.of(Version.NEWEST_KNOWN, new Version(11, 0, 0), new Version(9, 0, 0), new Version(6, 0, 0));
    }

    /** A guest on its way to a target, with the networks that are known. */
    private record Move(String name, byte[] guest, Target target, Map<String, XmlDocument> networks) {
        static Move random(Random random, String name, byte[] guest) {
            Map<String, XmlDocument> networks =
                    random.nextInt(4) == 0 ? Map.of() : Definitions.random(random, NETWORKS);
            return new Move(name, guest, TARGETS.get(random.nextInt(TARGETS.size())), networks);
        }

        /** What disagrees; null if nothing was converted. */
        List<String> faults(Version libvirt) {
            try {
                XmlDocument before = XmlDocument.parse(SourceText.of(guest));
                Conversion.Result result = Conversion.to(target)
                        .libvirt(libvirt)
                        .networks(Definitions.known(networks))
                        .apply(before);
                if (!result.changed()) {
                    return null;
                }
                XmlDocument after =
                        XmlDocument.parse(SourceText.of(result.patch().bytes()));
                return new Agreement(libvirt)
                                .faults(
                                        Map.of("guest.xml", before),
                                        Map.of("guest.xml", after),
                                        networks,
                                        Agreement.told(before, result.diagnostics()))
                                .stream()
                                .map(fault -> fault + " <- " + name + " to " + target.least())
                                .toList();
            } catch (DocumentException e) {
                throw new AssertionError(name, e);
            }
        }
    }

    private static void assertAgreement(Version libvirt, Stream<Move> moves, int least) {
        List<List<String>> converted = moves.parallel()
                .map(move -> move.faults(libvirt))
                .filter(Objects::nonNull)
                .toList();
        assertThat(converted).flatMap(faults -> faults).isEmpty();
        assertThat(converted).hasSizeGreaterThan(least);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void ofRandomGuests(Version libvirt) {
        Stream<Move> moves = IntStream.range(0, TRIES).mapToObj(seed -> {
            Random random = new Random(seed);
            return Move.random(random, "guest " + seed, RandomGuest.of(random).bytes());
        });
        assertAgreement(libvirt, moves, TRIES / 2);
    }

    /** Parts of all kinds on all kinds, plausible and not. */
    @ParameterizedTest
    @MethodSource("versions")
    void ofPartsOfInterfaces(Version libvirt) {
        Stream<Move> moves = IntStream.range(0, TRIES).mapToObj(seed -> {
            Random random = new Random(seed);
            String interfaces = interfaces(random);
            String guest = SmallGuest.ofQemu(random.nextBoolean() ? "pc" : "q35", interfaces)
                    .text();
            return Move.random(random, interfaces, guest.getBytes(UTF_8));
        });
        assertAgreement(libvirt, moves, TRIES / 2);
    }

    private static String interfaces(Random random) {
        StringBuilder interfaces = new StringBuilder();
        for (int i = random.nextInt(2); i >= 0; i--) {
            String[] some = random.ints(random.nextInt(4), 0, PARTS.size())
                    .mapToObj(PARTS::get)
                    .toArray(String[]::new);
            String least = LEAST.get(random.nextInt(LEAST.size()));
            interfaces.append(Sample.joined(least.replace('N', (char) ('0' + i)), some));
        }
        return interfaces.toString();
    }

    static Stream<String> corpus() throws IOException {
        String directory = System.getProperty("xmlnet.corpus");
        assumeTrue(directory != null, "skipped: -Dxmlnet.corpus=DIR says where the guests are (DIR/domain/*.xml)");
        // No kind of connection takes its -5 queues.
        return filesBelow(Path.of(directory, "domain")).filter(file -> !file.endsWith("vhost_queues-invalid.xml"));
    }

    static Stream<String> documentsOfRules() throws IOException {
        return filesBelow(Path.of("src/test/resources/rules"));
    }

    private static Stream<String> filesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(file -> file.toString().endsWith(".xml"))
                    .map(Path::toString)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void ofTheCorpus(Version libvirt) throws IOException {
        assertAgreement(libvirt, corpus().flatMap(file -> everywhere(file, TARGETS.size())), 2000);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void ofDocumentsOfRules(Version libvirt) throws IOException {
        assertAgreement(libvirt, documentsOfRules().flatMap(file -> everywhere(file, OF_RULES)), 400);
    }

    /** A file to some targets, with networks that are known or not. */
    private static Stream<Move> everywhere(String file, int targets) {
        byte[] guest = bytes(file);
        if (!isGuest(guest)) {
            return Stream.of();
        }
        Random random = new Random(file.hashCode());
        List<Target> some = new ArrayList<>(TARGETS);
        Collections.shuffle(some, random);
        return some.stream().limit(targets).map(target -> {
            Map<String, XmlDocument> networks = random.nextBoolean() ? Map.of() : Definitions.random(random, NETWORKS);
            return new Move(file, guest, target, networks);
        });
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGuest(byte[] bytes) {
        try {
            return Conversion.holdsGuest(XmlDocument.parse(SourceText.of(bytes)));
        } catch (DocumentException e) {
            return false;
        }
    }
}
