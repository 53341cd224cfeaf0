package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.RandomGuest;
import dev.xmlnet.RawXml;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.SourceText;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xmlunit.builder.DiffBuilder;

/** What holds for every guest and every target. */
class ConversionPropertyTest {
    /** The domain type of every random guest. */
    private static final String DRIVER = "kvm";

    private static final int TRIES = 400;

    private static int converted;

    @Provide
    Arbitrary<RandomGuest> guests() {
        return RandomGuest.any();
    }

    @Provide
    Arbitrary<Conversion> conversions() {
        Selection first = new Selection(null, null, null, 1, null);
        return Arbitraries.oneOf(
                targets().map(Conversion::to),
                targets()
                        .map(target -> Conversion.none()
                                .move(first, target)
                                .move(Selection.from("ethernet"), Target.network("second"))));
    }

    @Provide
    Arbitrary<Target> targets() {
        return Arbitraries.of(Stream.of(
                        plain("network", "lan"),
                        TargetWord.NETWORK.target(TargetRequest.ofSource(null)),
                        Target.network("default", "green"),
                        plain("bridge", "br7"),
                        TargetWord.BRIDGE.target(TargetRequest.ofSource(null)),
                        Target.bridge("br7").withVlan(7).withMtu(1400),
                        plain("ovs", "ovs7"),
                        Target.ovs("ovsbr0", null, "prof"),
                        plain("direct", "eth7"),
                        plain("direct-passthrough", "eth7").withVlan(7),
                        plain("hostdev", "0000:07:00.1"),
                        plain("user", null).withModel("e1000"),
                        plain("passt", null),
                        Target.passt(List.of(PortForward.parse("22:2222"), PortForward.parse("80")), "eth0"),
                        plain("ethernet", null),
                        Target.ethernet("tap7", false),
                        plain("vdpa", "/dev/vhost-vdpa-7"),
                        Target.vhostuser("/run/x.sock", true))
                .toList());
    }

    private static Target plain(String word, String source) {
        return TargetWord.of(word).target(TargetRequest.ofSource(source));
    }

    /** A guest that is refused (two interfaces on one tap) keeps its bytes; the properties hold for it too. */
    private static SourceText convert(RandomGuest guest, Conversion conversion) throws DocumentException {
        Conversion.Result result = conversion.apply(SourceText.of(guest.bytes()));
        converted += result.changed() ? 1 : 0;
        assertThat(result.changed() && result.refused()).isFalse();
        return SourceText.of(result.patch().bytes());
    }

    @AfterContainer
    static void mostGuestsWereReallyConverted() {
        assertThat(converted).isGreaterThan(TRIES / 2);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void onlyInterfacesChange(@ForAll("guests") RandomGuest guest, @ForAll("conversions") Conversion conversion)
            throws DocumentException {
        SourceText after = convert(guest, conversion);
        assertThat(after.charset()).isEqualTo(guest.charset());
        assertThat(markOf(after.bytes(), after.text(), guest)).isEqualTo(markOf(guest.bytes(), guest.text(), guest));
        assertThat(RawXml.parse(after.text()).withoutInterfaces())
                .isEqualTo(RawXml.parse(guest.text()).withoutInterfaces());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void whatGoesLeavesNoLineOfBlanks(@ForAll("guests") RandomGuest guest, @ForAll("targets") Target target)
            throws DocumentException {
        SourceText after = convert(guest, Conversion.to(target));
        assertThat(after.text().lines().filter(String::isBlank).count())
                .isLessThanOrEqualTo(
                        guest.text().lines().filter(String::isBlank).count());
        assertThat(after.text().replace("\r\n", ""))
                .satisfies(rest -> assertThat(rest.contains("\n"))
                        .isEqualTo(guest.text().replace("\r\n", "").contains("\n")));
    }

    /** What stands before the text. */
    private static List<Byte> markOf(byte[] bytes, String text, RandomGuest guest) {
        int length = bytes.length - text.getBytes(guest.charset()).length;
        List<Byte> mark = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            mark.add(bytes[i]);
        }
        return mark;
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void aSecondRunChangesNothing(@ForAll("guests") RandomGuest guest, @ForAll("conversions") Conversion conversion)
            throws DocumentException {
        SourceText after = convert(guest, conversion);
        Conversion.Result again = conversion.apply(after);
        assertThat(again.patch().edits()).isEmpty();
        assertThat(again.patch().bytes()).isSameAs(after.bytes());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void theDocumentOutsideTheInterfacesIsTheSame(
            @ForAll("guests") RandomGuest guest, @ForAll("conversions") Conversion conversion) throws Exception {
        SourceText after = convert(guest, conversion);
        assertThat(DiffBuilder.compare(withoutInterfaces(guest.text()))
                        .withTest(withoutInterfaces(after.text()))
                        .checkForIdentical()
                        .build()
                        .getDifferences())
                .isEmpty();
    }

    private static Document withoutInterfaces(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        NodeList children = document.getDocumentElement().getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element devices
                    && devices.getTagName().equals("devices")) {
                for (Node node = devices.getFirstChild(); node != null; ) {
                    Node next = node.getNextSibling();
                    if (node.getNodeName().equals("interface")) {
                        devices.removeChild(node);
                    }
                    node = next;
                }
            }
        }
        return document;
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void whatIsAlreadySoIsNotEdited(@ForAll("guests") RandomGuest guest) throws DocumentException {
        Conversion identity = Conversion.none();
        for (int i = 0; i < guest.interfaces().size(); i++) {
            Target same = sameAs(guest.interfaces().get(i).kind());
            if (same != null) {
                identity = identity.move(new Selection(null, null, null, i + 1, null), same);
            }
        }
        Conversion.Result result = identity.apply(SourceText.of(guest.bytes()));
        assertThat(result.patch().edits()).isEmpty();
        assertThat(result.patch().bytes()).isSameAs(guest.bytes());
    }

    private static Target sameAs(RandomGuest.Kind kind) {
        return switch (kind) {
            case NETWORK -> plain("network", "default");
            case PORTGROUP -> Target.network("default", "blue");
            case BRIDGE -> plain("bridge", "br0");
            case OVS -> plain("ovs", "ovsbr0");
            case DIRECT -> plain("direct-private", "eth0");
            case PASSTHROUGH -> plain("direct-passthrough", "eth1");
            case HOSTDEV -> plain("hostdev", "03:10.1");
            case USER, SILENT -> plain("user", null);
            case PASST -> plain("passt", "eth0");
            case ETHERNET -> plain("ethernet", null);
            case VDPA -> plain("vdpa", "/dev/vhost-vdpa-0");
            case VHOSTUSER -> Target.vhostuser("/run/a.sock", true);
            case MCAST -> null;
        };
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void nothingIsLeftThatTheTableDoesNotKeep(@ForAll("guests") RandomGuest guest, @ForAll("targets") Target target)
            throws DocumentException {
        eachChanged(guest, convert(guest, Conversion.to(target)), (before, after) -> {
            String kind = SupportText.kind(after);
            boolean same = kind.equals(SupportText.kind(before));
            List<String> left = SupportText.notKept(after, kind, DRIVER, same, losesVirtio(target));
            assertThat(left).as(after.written()).isEmpty();
        });
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void whatTheTableKeepsStaysToTheByte(@ForAll("guests") RandomGuest guest, @ForAll("targets") Target target)
            throws DocumentException {
        List<String> written =
                target.least().children().stream().map(Part::name).toList();
        eachChanged(guest, convert(guest, Conversion.to(target)), (before, after) -> {
            String kind = SupportText.kind(after);
            boolean same = kind.equals(SupportText.kind(before));
            List<String> now = after.children().stream().map(RawXml::written).toList();
            for (RawXml child : before.children()) {
                RawXml alone = RawXml.parse("<interface>" + child.written() + "</interface>");
                boolean kept = SupportText.notKept(alone, kind, DRIVER, same, losesVirtio(target))
                        .isEmpty();
                boolean free = child.name().equals("source")
                        || written.contains(child.name())
                        || isLiveName(child)
                        || (child.name().equals("port") && after.attribute("virtualport", "type") != null)
                        || (child.name().equals("model")
                                && List.of(Kind.VDPA, Kind.VHOSTUSER).contains(target.kind()));
                if (kept && !free) {
                    assertThat(now).contains(child.written());
                }
            }
        });
    }

    private static boolean losesVirtio(Target target) {
        String model = target.least().attribute("model", "type");
        return model != null && !model.startsWith("virtio");
    }

    private static boolean isLiveName(RawXml child) {
        return List.of("net0", "vnet0").contains(Objects.requireNonNullElse(child.attribute("name"), ""))
                || "vnet0".equals(child.attribute("dev"));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void everyPartThatGoesIsReported(@ForAll("guests") RandomGuest guest, @ForAll("targets") Target target)
            throws DocumentException {
        Conversion.Result result = Conversion.to(target).apply(SourceText.of(guest.bytes()));
        List<RawXml> before = RawXml.parse(guest.text()).interfaces();
        List<RawXml> after = RawXml.parse(result.patch().text()).interfaces();
        for (InterfaceChange change : result.changes()) {
            List<String> there = after.get(change.index() - 1).children().stream()
                    .map(RawXml::name)
                    .toList();
            List<RawXml> lost = before.get(change.index() - 1).children().stream()
                    .filter(child ->
                            !there.contains(child.name()) && !child.name().equals("source"))
                    .toList();
            String reported = change.dropped().toString();
            assertThat(lost)
                    .allSatisfy(child -> assertThat(reported)
                            .containsPattern("part=<?(" + String.join("|", namesIn(child)) + ")\\b"));
        }
    }

    /** An element that is emptied part by part goes with the last of them. */
    private static List<String> namesIn(RawXml element) {
        List<String> names = new ArrayList<>(List.of(element.name()));
        element.children().forEach(child -> names.addAll(namesIn(child)));
        return names;
    }

    private interface Pair {
        void accept(RawXml before, RawXml after);
    }

    private static void eachChanged(RandomGuest guest, SourceText converted, Pair check) {
        List<RawXml> before = RawXml.parse(guest.text()).interfaces();
        List<RawXml> after = RawXml.parse(converted.text()).interfaces();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < after.size(); i++) {
            if (!before.get(i).written().equals(after.get(i).written())) {
                check.accept(before.get(i), after.get(i));
            }
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void aNameThatTheEncodingLacksIsStillTheSameName(@ForAll("guests") RandomGuest guest) throws Exception {
        String name = "br\u017e\u00e9'\"&<";
        Conversion toName = Conversion.to(Target.network(name));
        Assume.that(!toName.apply(SourceText.of(guest.bytes())).refused()); // two interfaces with one tap
        SourceText after = convert(guest, toName);
        NodeList sources = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(after.text()
                        .replaceFirst("<!DOCTYPE[^>]*>", "")
                        .replaceAll("(?s)<metadata>.*</metadata>", ""))))
                .getElementsByTagName("interface");
        for (int i = 0; i < sources.getLength(); i++) {
            Element source = (Element)
                    ((Element) sources.item(i)).getElementsByTagName("source").item(0);
            assertThat(source.getAttribute("network")).isEqualTo(name);
        }
        assertThat(Arrays.equals(after.bytes(), SourceText.of(after.bytes()).bytes()))
                .isTrue();
    }
}
