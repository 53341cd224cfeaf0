package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.RandomNetwork;
import dev.xmlnet.RawXml;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.schema.Schemas;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** What holds for every network and every mode. */
class NetworkPropertyTest {
    private static final int TRIES = 400;

    /** What a conversion may write, and so replace. */
    private static final Set<String> WRITTEN = Set.of("forward", "bridge", "virtualport", "vlan", "mtu");

    private static int converted;

    @Provide
    Arbitrary<RandomNetwork> networks() {
        return RandomNetwork.any();
    }

    @Provide
    Arbitrary<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (NetworkMode mode : NetworkMode.values()) {
            targets.add(target(mode.word(), mode == NetworkMode.HOSTDEV ? "0000:07:00.1" : "new7"));
            targets.add(target(mode.word(), known(mode.word())));
        }
        targets.add(target("ovs", "ovsbr0").withVlan(9));
        targets.add(target("passthrough", "eth0").withVlan(9));
        targets.add(target("isolated", null).withMtu(1400));
        return Arbitraries.of(targets);
    }

    /** The source that a generated network of a mode has. */
    private static String known(String mode) {
        return switch (mode) {
            case "bridge" -> "br0";
            case "ovs" -> "ovsbr0";
            case "hostdev" -> "0000:03:10.1";
            default -> "eth0";
        };
    }

    private static Target target(String mode, String source) {
        return switch (mode) {
            case "nat", "route", "isolated", "open" ->
                Target.network("default").forward(mode).assumed();
            case "private", "vepa", "passthrough" ->
                Target.direct(source, DirectMode.valueOf(mode.toUpperCase(Locale.ROOT)));
            case "direct-bridge" -> Target.direct(source, DirectMode.BRIDGE);
            case "hostdev" -> Target.hostdev(PciAddress.parse(source));
            case "ovs" -> Target.ovs(source);
            default -> Target.bridge(source);
        };
    }

    private static Conversion.Result convert(RandomNetwork network, Target target) throws DocumentException {
        Conversion.Result result = Conversion.to(target).apply(SourceText.of(network.bytes()));
        converted += result.changed() ? 1 : 0;
        boolean needsIp = List.of("nat", "route").contains(Objects.toString(target.networkMode()));
        boolean hasIp = !RawXml.parse(network.text()).children("ip").isEmpty();
        assertThat(result.refused()).isEqualTo(needsIp && !hasIp);
        assertThat(result.changed()).isEqualTo(result.network() != null);
        return result;
    }

    @AfterContainer
    static void mostNetworksWereReallyConverted() {
        assertThat(converted).isGreaterThan(TRIES);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void whatIsAlreadySoIsNotEdited(@ForAll("networks") RandomNetwork network) throws DocumentException {
        Conversion.Result result = convert(network, target(network.mode(), known(network.mode())));
        assertThat(result.patch().bytes()).isEqualTo(network.bytes());
        assertThat(result.diagnostics()).isEmpty();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void aSecondRunChangesNothing(@ForAll("networks") RandomNetwork network, @ForAll("targets") Target target)
            throws DocumentException {
        SourceText after = SourceText.of(convert(network, target).patch().bytes());
        assertThat(Conversion.to(target).apply(after).patch().edits()).isEmpty();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void onlyWhatMustChangeChanges(@ForAll("networks") RandomNetwork network, @ForAll("targets") Target target)
            throws DocumentException {
        Conversion.Result result = convert(network, target);
        String after = SourceText.of(result.patch().bytes()).text();
        assertThat(Arrays.equals(result.patch().bytes(), network.bytes())).isEqualTo(!result.changed());
        assertThat(around(after)).isEqualTo(around(network.text()));
        assertThat(blankLines(after)).isLessThanOrEqualTo(blankLines(network.text()));
        List<String> now = written(after);
        List<String> kept =
                written(network.text()).stream().filter(now::contains).toList();
        assertThat(now.stream().filter(kept::contains).toList()).isEqualTo(kept);
    }

    /** Comments and all else that is no element, outside the network and between its parts. */
    private static String around(String text) {
        RawXml root = RawXml.parse(text);
        String inside = root.written();
        int from = inside.indexOf('>') + 1;
        StringBuilder rest = new StringBuilder(text.substring(0, text.indexOf(inside)));
        for (RawXml child : root.children()) {
            int place = inside.indexOf(child.written(), from);
            rest.append(inside.substring(from, place));
            from = place + child.written().length();
        }
        rest.append(inside.substring(from)).append(text.substring(text.indexOf(inside) + inside.length()));
        return rest.toString().replaceAll("\\s", "");
    }

    private static long blankLines(String text) {
        return text.lines().filter(String::isBlank).count();
    }

    private static List<String> written(String text) {
        return RawXml.parse(text).children().stream()
                .filter(child -> !WRITTEN.contains(child.name()))
                .map(RawXml::written)
                .toList();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void aValidNetworkStaysValid(@ForAll("networks") RandomNetwork network, @ForAll("targets") Target target)
            throws DocumentException, IOException {
        if (network.valid()) {
            assertThat(Schemas.embedded().validate(XmlDocument.parse(SourceText.of(network.bytes()))))
                    .isEmpty();
            String after = convert(network, target).patch().text();
            assertThat(Schemas.embedded().validate(XmlDocument.parse(SourceText.ofString(after))))
                    .as(after)
                    .isEmpty();
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void everyPartThatGoesIsReported(@ForAll("networks") RandomNetwork network, @ForAll("targets") Target target)
            throws DocumentException {
        Conversion.Result result = convert(network, target);
        if (result.changed()) {
            String reported = result.network().dropped().stream()
                    .map(InterfaceChange.Dropped::part)
                    .collect(Collectors.joining("\n"));
            Set<String> lost = parts(RawXml.parse(network.text()), "");
            lost.removeAll(parts(RawXml.parse(result.patch().text()), ""));
            lost.removeIf(part -> isReported(part, reported) || isReplaced(part, target));
            assertThat(lost).as(reported).isEmpty();
        }
    }

    /** Every attribute and every element without one, each with the names of what it is in. */
    private static Set<String> parts(RawXml element, String path) {
        Set<String> parts = new TreeSet<>();
        for (RawXml child : element.children()) {
            parts.addAll(parts(child, path + "/" + child.name()));
        }
        element.attributes().forEach((key, value) -> {
            if (!key.startsWith("xmlns")) {
                parts.add(path + "@" + key + "='" + value + "'");
            }
        });
        if (element.children().isEmpty() && element.attributes().isEmpty()) {
            parts.add(path);
        }
        return parts;
    }

    /** A part is named itself, or an element around it is. */
    private static boolean isReported(String part, String reported) {
        int at = part.indexOf('@');
        if (at >= 0 && reported.contains(part.substring(at + 1))) {
            return true;
        }
        String elements = at < 0 ? part : part.substring(0, at);
        return Arrays.stream(elements.split("/"))
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> reported.contains("<" + name + " ")
                        || reported.contains("<" + name + ">")
                        || reported.contains("<" + name + "/>"));
    }

    /** What a new mode or source takes the place of. */
    private static boolean isReplaced(String part, Target target) {
        boolean direct = target.networkMode().isDirect();
        return part.startsWith("/forward@mode=")
                || part.startsWith("/bridge@name='br")
                || part.startsWith("/bridge@name='ovsbr")
                || (part.startsWith("/bridge@name='virbr")
                        && target.networkMode().isHostBridge())
                || part.equals("/forward")
                || (part.startsWith("/vlan/tag@id=") && target.least().child("vlan") != null)
                || (part.startsWith("/mtu@") && target.least().child("mtu") != null)
                || (direct && (part.equals("/forward/interface@dev='eth0'") || part.equals("/forward@dev='eth0'")))
                || (target.networkMode() == NetworkMode.HOSTDEV && part.startsWith("/forward/address@"));
    }
}
