package dev.xmlnet.convert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.RawXml;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.schema.Schemas;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every guest of libvirt's own tests to every target. Run with {@code -Dxmlnet.corpus=DIR}, where DIR/domain holds the
 * guests.
 */
class CorpusTest {
    private static final String PCI = "0000:7f:1e.6";
    private static final List<String> GUEST_SIDE = List.of("address", "boot", "rom", "acpi");
    private static final List<Guest> GUESTS = new ArrayList<>();
    private static final Map<TargetWord, List<Case>> DONE = new EnumMap<>(TargetWord.class);
    private static final Map<String, Boolean> VALID = new ConcurrentHashMap<>();

    /** A file of the corpus, as the tests' own reader sees it. */
    private record Guest(String file, SourceText source, RawXml xml) {
        List<RawXml> interfaces() {
            return xml.interfaces();
        }

        String driver() {
            return xml.attribute("type");
        }

        boolean sharesMemory() {
            RawXml none = RawXml.parse("<none/>");
            boolean all = first(first(xml, "memoryBacking", none), "access", none)
                    .attributes()
                    .containsValue("shared");
            List<RawXml> cells = first(first(xml, "cpu", none), "numa", none).children("cell");
            return all
                    || (!cells.isEmpty()
                            && cells.stream().allMatch(cell -> "shared".equals(cell.attribute("memAccess"))));
        }

        private static RawXml first(RawXml element, String name, RawXml otherwise) {
            return element.children(name).stream().findFirst().orElse(otherwise);
        }
    }

    /** A guest and what a conversion made of it. */
    private record Case(Guest guest, Conversion conversion, Conversion.Result result, SourceText after) {
        RawXml xml() {
            return RawXml.parse(after.text());
        }

        /** Calls a check for each interface that was changed. */
        void eachChanged(Pair check) {
            List<RawXml> now = xml().interfaces();
            for (int i = 0; i < now.size(); i++) {
                RawXml before = guest.interfaces().get(i);
                if (!before.written().equals(now.get(i).written())) {
                    check.accept(before, now.get(i));
                }
            }
        }
    }

    private interface Pair {
        void accept(RawXml before, RawXml after);
    }

    @BeforeAll
    static void readTheCorpus() throws IOException, DocumentException {
        String directory = System.getProperty("xmlnet.corpus");
        assumeTrue(directory != null, "skipped: -Dxmlnet.corpus=DIR says where the guests are (DIR/domain/*.xml)");
        try (Stream<Path> files = Files.list(Path.of(directory, "domain"))) {
            for (Path file : files.sorted().toList()) {
                SourceText source = SourceText.read(file);
                GUESTS.add(new Guest(file.getFileName().toString(), source, RawXml.parse(source.text())));
            }
        }
        assertThat(GUESTS).hasSizeGreaterThan(200);
    }

    /** Sources that no guest of the corpus has, so that every interface must change. */
    private static TargetRequest request(TargetWord word) {
        return switch (word) {
            case NETWORK, NAT, ROUTE, ISOLATED, OPEN -> TargetRequest.ofSource("xmlnet-lan");
            case BRIDGE, OVS -> TargetRequest.ofSource("xmlnetbr7");
            case DIRECT, MACVTAP, DIRECT_BRIDGE, DIRECT_PRIVATE, DIRECT_VEPA, DIRECT_PASSTHROUGH ->
                TargetRequest.ofSource("xmlneteth7");
            case HOSTDEV -> TargetRequest.ofSource(PCI);
            case USER, ETHERNET -> TargetRequest.ofSource(null);
            case PASST -> new TargetRequest("xmlneteth7", null, null, null, null, List.of("2222:22"), null, false);
            case VHOSTUSER -> TargetRequest.ofSource("/run/xmlnet.sock");
            case VDPA -> TargetRequest.ofSource("/dev/vhost-vdpa-7");
        };
    }

    /** One device of the host serves one interface, so only the first one of each guest goes to it. */
    private static Conversion conversion(TargetWord word) {
        Selection which = goesAlone(word) ? new Selection(null, null, null, 1, null) : Selection.ALL;
        return Conversion.none().move(which, word.target(request(word)));
    }

    private static boolean goesAlone(TargetWord word) {
        return word == TargetWord.HOSTDEV || word == TargetWord.VDPA;
    }

    private static List<Case> cases(TargetWord word) {
        return DONE.computeIfAbsent(
                word,
                w -> GUESTS.parallelStream().map(guest -> convert(guest, w)).toList());
    }

    private static Case convert(Guest guest, TargetWord word) {
        Conversion conversion = conversion(word);
        try {
            Conversion.Result result = conversion.apply(guest.source());
            return new Case(
                    guest, conversion, result, SourceText.of(result.patch().bytes()));
        } catch (DocumentException e) {
            throw new AssertionError(guest.file() + " to " + word.word(), e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyGuestIsConvertedOrRefusedForItsMemory(TargetWord word) {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(word)) {
            boolean refuses = word == TargetWord.VHOSTUSER && !one.guest().sharesMemory();
            // A NIC that is passed through serves one interface; a failover pair has one MAC address twice, and where
            // one half
            // cannot stay the guest is left as it is.
            boolean pair = one.guest().source().text().contains("<teaming");
            List<String> errors = one.result().diagnostics().stream()
                    .filter(d -> d.severity() == Severity.ERROR)
                    .map(Diagnostic::id)
                    .filter(id -> !(pair && id.equals("shared-mac")))
                    .filter(id -> word != TargetWord.DIRECT_PASSTHROUGH || !id.equals("shared-device"))
                    .distinct()
                    .toList();
            if (!errors.equals(refuses ? List.of("refused") : List.of())) {
                wrong.add(one.guest().file() + ": " + errors);
            }
            if (refuses && one.after().bytes() != one.guest().source().bytes()) {
                wrong.add(one.guest().file() + ": refused and changed");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theTargetIsWritten(TargetWord word) {
        Connection wanted = Connection.of(word);
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(word)) {
            if (!one.result().refused()) {
                int last = goesAlone(word) ? 1 : Integer.MAX_VALUE;
                one.xml().interfaces().stream()
                        .limit(last)
                        .filter(now -> !wanted.isSaidBy(now))
                        .forEach(now -> wrong.add(one.guest().file() + ": " + now.written()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Type and source of a target, written down here a second time. */
    private record Connection(String type, Map<String, String> source) {
        static Connection of(TargetWord word) {
            return switch (word) {
                case NETWORK, NAT, ROUTE, ISOLATED, OPEN -> new Connection("network", Map.of("network", "xmlnet-lan"));
                case BRIDGE, OVS -> new Connection("bridge", Map.of("bridge", "xmlnetbr7"));
                case DIRECT, MACVTAP, DIRECT_BRIDGE -> direct("bridge");
                case DIRECT_PRIVATE -> direct("private");
                case DIRECT_VEPA -> direct("vepa");
                case DIRECT_PASSTHROUGH -> direct("passthrough");
                case HOSTDEV -> new Connection("hostdev", Map.of());
                case USER -> new Connection("user", null);
                case PASST -> new Connection("user", Map.of("dev", "xmlneteth7"));
                case ETHERNET -> new Connection("ethernet", null);
                case VDPA -> new Connection("vdpa", Map.of("dev", "/dev/vhost-vdpa-7"));
                case VHOSTUSER ->
                    new Connection("vhostuser", Map.of("type", "unix", "path", "/run/xmlnet.sock", "mode", "client"));
            };
        }

        private static Connection direct(String mode) {
            return new Connection("direct", Map.of("dev", "xmlneteth7", "mode", mode));
        }

        /** libvirt reads user where there is no type. */
        boolean isSaidBy(RawXml now) {
            List<RawXml> sources = now.children("source");
            boolean sameSource = source == null
                    ? sources.isEmpty()
                            || (sources.get(0).attributes().isEmpty()
                                    && !sources.get(0).children().isEmpty())
                    : sources.size() == 1 && sources.get(0).attributes().equals(source);
            return type.equals(Objects.requireNonNullElse(now.attribute("type"), "user")) && sameSource;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyByteOutsideTheInterfacesStays(TargetWord word) {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(word)) {
            if (!outside(one.guest().source().bytes())
                    .equals(outside(one.after().bytes()))) {
                wrong.add(one.guest().file());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A char a byte: all that is looked for is ASCII. */
    private static String outside(byte[] bytes) {
        return RawXml.parse(new String(bytes, ISO_8859_1)).withoutInterfaces();
    }

    @ParameterizedTest
    @EnumSource
    void aSecondRunChangesNothing(TargetWord word) throws DocumentException {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(word)) {
            Conversion.Result again = one.conversion().apply(one.after());
            boolean same = again.patch().bytes() == one.after().bytes()
                    && again.changes().isEmpty();
            if (!same || again.refused() != one.result().refused()) {
                wrong.add(one.guest().file() + ": " + again.patch().edits());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatLibvirtsSchemaAcceptedItAccepts(TargetWord word) {
        Optional<Schemas> schemas = Schemas.installed();
        assumeThat(schemas)
                .as("skipped: libvirt's schemas are not installed (Debian: libvirt0)")
                .isPresent();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        cases(word).parallelStream()
                .filter(one -> one.result().changed())
                .filter(one -> VALID.computeIfAbsent(
                        one.guest().file(),
                        f -> errors(schemas.get(), one.guest().source()).isEmpty()))
                .forEach(one -> errors(schemas.get(), one.after())
                        .forEach(error -> wrong.add(one.guest().file() + ": " + error)));
        assertThat(wrong).isEmpty();
    }

    private static List<Diagnostic> errors(Schemas schemas, SourceText text) {
        try {
            return schemas.validate(XmlDocument.parse(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DocumentException e) {
            return List.of(e.diagnostic());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGuestsSideStaysToTheByte(TargetWord word) {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(word)) {
            one.eachChanged((before, after) -> {
                for (String name : GUEST_SIDE) {
                    boolean elsewhere = word == TargetWord.HOSTDEV && name.equals("address") && !isOnPci(before);
                    if (!elsewhere && !written(before, name).equals(written(after, name))) {
                        wrong.add(one.guest().file() + ": " + name + " of " + before.written());
                    }
                }
                if (!Objects.equals(before.attribute("mac", "address"), after.attribute("mac", "address"))) {
                    wrong.add(one.guest().file() + ": mac of " + before.written());
                }
                if (!written(after, "alias")
                        .equals(written(before, "alias").stream()
                                .filter(alias -> alias.contains("ua-"))
                                .toList())) {
                    wrong.add(one.guest().file() + ": alias of " + before.written());
                }
                if (!written(after, "model").equals(modelFor(word, before)) && !sameVirtio(word, before, after)) {
                    wrong.add(one.guest().file() + ": model of " + before.written());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    /** A device of the host is on the guest's PCI bus, wherever the emulated one was. */
    private static boolean isOnPci(RawXml before) {
        return "pci".equals(before.attribute("address", "type"));
    }

    private static List<String> written(RawXml element, String child) {
        return element.children(child).stream().map(RawXml::written).toList();
    }

    /** A model is added where a device that is virtio without one, or the host's own, becomes another; else the model stays. */
    private static List<String> modelFor(TargetWord word, RawXml before) {
        boolean emulatedNow = before.attribute("type").equals("hostdev") && word != TargetWord.HOSTDEV;
        boolean virtioBefore =
                before.attribute("type").equals("vdpa") && word != TargetWord.HOSTDEV && word != TargetWord.VDPA;
        boolean none = before.children("model").isEmpty();
        return (emulatedNow || virtioBefore) && none ? List.of("<model type='virtio'/>") : written(before, "model");
    }

    /** vDPA wants virtio and vhost-user a kind of virtio, whatever was there. */
    private static boolean sameVirtio(TargetWord word, RawXml before, RawXml after) {
        String model = Objects.requireNonNullElse(before.attribute("model", "type"), "none");
        boolean fits = switch (word) {
            case VDPA -> model.startsWith("virtio");
            case VHOSTUSER -> model.startsWith("virtio");
            default -> true;
        };
        return !fits && "virtio".equals(after.attribute("model", "type"));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftThatTheTableDoesNotKeep(TargetWord word) {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(word)) {
            one.eachChanged((before, after) -> {
                String kind = SupportText.kind(after);
                boolean same = kind.equals(SupportText.kind(before));
                for (String title : SupportText.notKept(after, kind, one.guest().driver(), same, false)) {
                    wrong.add(one.guest().file() + ": " + title + " is left on " + kind);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void fromABridgeToANetworkAndBackGivesTheFirstBytesWhereNothingIsDropped() throws DocumentException {
        int same = 0;
        List<String> wrong = new ArrayList<>();
        for (Guest guest : GUESTS) {
            Conversion there = Conversion.none();
            Conversion back = Conversion.none();
            for (int i = 0; i < guest.interfaces().size(); i++) {
                RawXml one = guest.interfaces().get(i);
                // VMware's names, such as 'VM Network', are none that a bridge of Linux can have.
                if (SupportText.kind(one).equals("bridge")
                        && one.attribute("source", "bridge").matches("[^ /:&]{1,15}")) {
                    Selection it = new Selection(null, null, null, i + 1, null);
                    there = there.move(it, Target.network("xmlnet-lan"));
                    back = back.move(it, Target.bridge(one.attribute("source", "bridge")));
                }
            }
            Conversion.Result away = there.apply(guest.source());
            Conversion.Result home = back.apply(SourceText.of(away.patch().bytes()));
            boolean whole = Stream.of(away, home)
                    .flatMap(result -> result.changes().stream())
                    .allMatch(change -> change.dropped().isEmpty());
            if (away.changed() && whole) {
                same++;
                if (!Arrays.equals(home.patch().bytes(), guest.source().bytes())) {
                    wrong.add(guest.file());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(same).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource(names = {"HOSTDEV", "VDPA"})
    void oneDeviceOfTheHostIsNotGivenToTwoInterfaces(TargetWord word) throws DocumentException {
        Conversion all = Conversion.to(word.target(request(word)));
        List<String> wrong = new ArrayList<>();
        for (Guest guest : GUESTS) {
            Conversion.Result result = all.apply(guest.source());
            long errors = result.diagnostics().stream()
                    .filter(d -> d.id().equals("shared-device"))
                    .count();
            if (errors != Math.max(0, guest.interfaces().size() - 1) || result.changed() == errors > 0) {
                wrong.add(guest.file());
            }
        }
        assertThat(wrong).isEmpty();
    }
}
