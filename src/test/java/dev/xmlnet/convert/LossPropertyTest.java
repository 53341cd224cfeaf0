package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.RandomGuest;
import dev.xmlnet.judge.Facts;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Nothing is lost in silence, back and forth: all that an interface says, and all that its network gave to it, is in the result, is given
 * by the next network, or is in what the conversion tells.
 */
class LossPropertyTest {
    private static final int TRIES = 500;

    /** What replaces or completes a part, and names no loss. */
    private static final Pattern NO_LOSS =
            Pattern.compile("live|static-lease|added-model|host-.*|needs-libvirt|multicast|inbound");

    /** What says no more than its absence. */
    private static final Set<String> NOTHING = Set.of("", "target@managed=yes");

    private static int moves;

    /** An interface before and after a conversion that changed it, and what was told of it. */
    private record Step(GuestInterface before, GuestInterface after, Target target, List<String> told) {
        /** What the interface said and does not say now, and is not told. */
        List<String> lost() {
            Set<String> lost = Facts.of(before.element());
            lost.removeAll(Facts.of(after.element()));
            lost.removeIf(line -> NOTHING.contains(line) || isReplaced(line) || isTold(line));
            return new ArrayList<>(lost);
        }

        /** What its network gave to it, and it has not now. */
        List<String> lostOf(NetworkDefinition from, NetworkDefinition to) {
            Set<String> lost = new LinkedHashSet<>();
            for (Part part : from.givesTo(before.element().attribute("source", "portgroup"))) {
                Element own = before.element().child(part.name());
                // Two types of virtualport do not start together.
                boolean port = part.name().equals("virtualport")
                        && own != null
                        && Set.of("", String.valueOf(part.attribute("type")))
                                .contains(Objects.requireNonNullElse(own.attribute("type"), ""));
                if (own == null || port) {
                    lost.addAll(facts(part));
                }
            }
            Facts.of(before.element())
                    .forEach(own -> lost.removeIf(line -> key(line).equals(key(own))));
            lost.removeAll(Facts.of(after.element()));
            if (to != null) {
                to.givesTo(after.element().attribute("source", "portgroup"))
                        .forEach(part -> lost.removeAll(facts(part)));
            }
            lost.removeIf(line -> isReplaced(line) || isTold(line));
            return new ArrayList<>(lost);
        }

        private static Set<String> facts(Part part) {
            return Facts.of(Sample.read(Part.of("interface").with(part).toString()));
        }

        private static String key(String line) {
            int equals = line.indexOf('=');
            return equals < 0 ? line : line.substring(0, equals);
        }

        /** True for what names the old connection, and what the target says in its place. */
        private boolean isReplaced(String line) {
            String key = key(line);
            boolean said =
                    Facts.of(Sample.read(target.least().toString())).stream().anyMatch(own -> key(own).startsWith(key));
            return said
                    || switch (before.kind()) {
                        case NETWORK -> key.equals("source@network");
                        case BRIDGE, OVS -> key.equals("source@bridge");
                        case DIRECT, PASSTHROUGH -> key.matches("source@(dev|mode)");
                        case PASST, VDPA -> key.equals("source@dev");
                        case VHOSTUSER -> key.matches("source@(type|path|mode|dev)");
                        case HOSTDEV -> key.startsWith("source/address");
                        default -> key.matches("source@(address|port)|source/local.*");
                    }
                    || key.equals("@type");
        }

        /** An attribute is told by its name, or by an element that it is in. */
        private boolean isTold(String line) {
            String key = key(line);
            int at = key.indexOf('@');
            List<String> elements = new ArrayList<>();
            for (String name : (at < 0 ? key : key.substring(0, at)).split("/")) {
                elements.add("<" + name.replaceAll("\\[.*", ""));
            }
            String bearer = elements.get(elements.size() - 1).substring(1);
            boolean alone = bearer.isEmpty() || bearer.equals("source");
            String value = line.substring(line.indexOf('=') + 1);
            return told.stream()
                    .anyMatch(text -> elements.stream().anyMatch(name -> text.matches("(?s).*" + name + "\\b.*"))
                            || (at >= 0
                                    && (alone || text.contains(bearer))
                                    && text.matches("(?s).*\\b" + key.substring(at + 1) + "=.*"))
                            || text.contains("the " + bearer + " " + value));
        }
    }

    @Provide
    Arbitrary<byte[]> guests() {
        return Arbitraries.oneOf(
                RandomGuest.any().map(RandomGuest::bytes),
                Arbitraries.integers()
                        .between(0, 1_000_000)
                        .map(seed -> RandomInterfaces.guest(new Random(seed)).getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<Map<String, XmlDocument>> networks() {
        return Arbitraries.integers().between(0, 1_000_000).map(seed -> Definitions.random(new Random(seed)));
    }

    @Provide
    Arbitrary<Target> targets() {
        return Arbitraries.of(RandomInterfaces.TARGETS);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void nothingIsLostInSilence(
            @ForAll("guests") byte[] guest,
            @ForAll("networks") Map<String, XmlDocument> networks,
            @ForAll("targets") Target there,
            @ForAll("targets") Target back)
            throws DocumentException {
        List<String> lost = new ArrayList<>();
        XmlDocument away = move(XmlDocument.parse(SourceText.of(guest)), networks, there, lost);
        move(away, networks, back, lost);
        assertThat(lost).isEmpty();
    }

    @AfterContainer
    static void mostGuestsWereReallyMoved() {
        assertThat(moves).isGreaterThan(TRIES);
    }

    static XmlDocument move(XmlDocument before, Map<String, XmlDocument> networks, Target target, List<String> lost)
            throws DocumentException {
        Conversion.Result result =
                Conversion.to(target).networks(Definitions.known(networks)).apply(before);
        XmlDocument after = XmlDocument.parse(SourceText.of(result.patch().bytes()));
        List<GuestInterface> old = Guest.of(before).get(0).interfaces();
        List<GuestInterface> now = Guest.of(after).get(0).interfaces();
        for (InterfaceChange change : result.changes()) {
            moves++;
            int i = change.index() - 1;
            Step step = new Step(old.get(i), now.get(i), target, told(result, change, old));
            NetworkDefinition from = known(networks, step.before());
            List<String> some = step.lost();
            if (from != null) {
                some.addAll(step.lostOf(from, known(networks, step.after())));
            }
            if (!some.isEmpty()) {
                String network = from == null
                        ? ""
                        : " on " + networks.get(from.name() + ".xml").source().text();
                lost.add(some + " of " + Part.of(step.before().element()) + network + " to " + target.least()
                        + ", told " + step.told());
            }
        }
        return after;
    }

    private static NetworkDefinition known(Map<String, XmlDocument> networks, GuestInterface one) {
        XmlDocument definition = one.kind() == Kind.NETWORK ? networks.get(one.source() + ".xml") : null;
        return definition == null ? null : NetworkDefinition.of(definition);
    }

    /** All that is said of an interface, but for what follows from the move. */
    private static List<String> told(Conversion.Result result, InterfaceChange change, List<GuestInterface> all) {
        List<String> told = new ArrayList<>();
        change.dropped().forEach(dropped -> told.add(dropped.part()));
        Location next =
                change.index() < all.size() ? all.get(change.index()).element().location() : null;
        result.diagnostics().stream()
                .filter(one -> one.location() != null
                        && !isBefore(one.location(), change.location())
                        && (next == null || isBefore(one.location(), next)))
                .filter(one -> !NO_LOSS.matcher(one.id()).matches())
                .forEach(one -> told.add(one.message()));
        return told;
    }

    private static boolean isBefore(Location one, Location other) {
        return one.line() < other.line() || (one.line() == other.line() && one.column() < other.column());
    }
}
