package dev.xmlnet.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.RandomGuest;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
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

    static Stream<Version> versions() {
        return Stream.of(Version.NEWEST_KNOWN, new Version(11, 0, 0), new Version(9, 0, 0), new Version(6, 0, 0));
    }

    /** A guest on its way to a target, with the networks that are known. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Move(String name, byte[] guest, Target target, Map<String, XmlDocument> networks) {
        static Move random(Random random, String name, byte[] guest) {
            Map<String, XmlDocument> networks = random.nextInt(4) == 0 ? Map.of() : Definitions.random(random);
            return new Move(name, guest, RandomInterfaces.target(random), networks);
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
            String guest = RandomInterfaces.guest(random);
            return Move.random(random, guest, guest.getBytes(UTF_8));
        });
        assertAgreement(libvirt, moves, TRIES / 2);
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
        assertAgreement(libvirt, corpus().flatMap(file -> everywhere(file, RandomInterfaces.TARGETS.size())), 2000);
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
        List<Target> some = new ArrayList<>(RandomInterfaces.TARGETS);
        Collections.shuffle(some, random);
        return some.stream().limit(targets).map(target -> {
            Map<String, XmlDocument> networks = random.nextBoolean() ? Map.of() : Definitions.random(random);
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
