package dev.xmlnet.judge;

import dev.xmlnet.convert.Conversion;
import dev.xmlnet.convert.InterfaceChange;
import dev.xmlnet.convert.InterfaceChange.Dropped;
import dev.xmlnet.convert.Sample;
import dev.xmlnet.convert.Selection;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A guest with a part on one place, that goes to another; at least one of the two is a network whose definition is known.
 *
 * @param guest the input
 */
record Pair(String part, Place from, Place to, String guest) {
    /** Parts that change the place itself, or wait for a switch that does not answer. */
    private static final Pattern LEFT_OUT =
            Pattern.compile(".*(<source (network|bridge|dev|mode|type|path)=|802\\.1Qbg).*");

    private static final Pattern PLACE_IN_LIST = Pattern.compile("\\[[0-9]+]");

    /** The other half of a failover pair. */
    private static final String OTHER =
            "<interface type='user'><mac address='52:54:00:11:22:33'/><model type='virtio'/>"
                    + "<teaming type='persistent'/><alias name='ua-other'/></interface>";

    /**
     * Parts on places: each part goes from each of its places to each other.
     *
     * @param parts so many of them, taken at random; all if there are no more
     * @param networks on so many networks, and as many as a third of other places, taken at random too
     */
    static List<Pair> some(int parts, int networks, Random random) throws IOException {
        List<String> all = parts();
        Collections.shuffle(all, random);
        List<Pair> pairs = new ArrayList<>();
        for (String part : all.subList(0, Math.min(parts, all.size()))) {
            List<Place> places = new ArrayList<>(some(Place.networks(), networks, random));
            places.addAll(some(Place.others(), networks / 3, random));
            for (Place from : places) {
                for (Place to : places) {
                    if (!from.equals(to) && (from.network() != null || to.network() != null)) {
                        pairs.add(of(part, from, to));
                    }
                }
            }
        }
        return pairs;
    }

    private static List<Place> some(List<Place> places, int number, Random random) {
        List<Place> some = new ArrayList<>(places);
        Collections.shuffle(some, random);
        return some.subList(0, Math.min(number, some.size()));
    }

    private static List<String> parts() throws IOException {
        List<String> parts = new ArrayList<>(Sample.parts());
        for (String line : Files.readAllLines(Path.of("src/test/resources/interface-parts.txt"))) {
            if (!line.startsWith("#")) {
                parts.add(line.startsWith("<") ? "<interface>" + line + "</interface>" : "<interface " + line + "/>");
            }
        }
        parts.removeIf(part -> LEFT_OUT.matcher(part).matches());
        return parts;
    }

    private static Pair of(String part, Place from, Place to) {
        String text = Sample.joined(from.interfaceText(), part);
        String guest = SmallGuest.ofQemu(text + (text.contains("persistent=\"ua-other\"") ? OTHER : ""))
                .text();
        return new Pair(part, from, to, guest);
    }

    Conversion.Result convert(List<NetworkDefinition> known, Version libvirt) throws DocumentException {
        Selection first = new Selection(null, null, null, 1, null);
        return Conversion.none()
                .move(first, to.target())
                .libvirt(libvirt)
                .networks(known)
                .apply(SourceText.ofString(guest));
    }

    /**
     * What is neither in the output nor said to be lost.
     *
     * @param before what libvirt kept of the input
     * @param after what it kept of the output
     */
    Set<String> lost(String before, String after, Conversion.Result result) throws DocumentException {
        Set<String> lost = new TreeSet<>(Facts.ofInterface(guest));
        lost.retainAll(Facts.ofInterface(before));
        lost.addAll(given(from, guest));
        lost.removeAll(Facts.ofInterface(after));
        lost.removeAll(given(to, result.patch().text()));
        lost.removeIf(fact -> fact.startsWith("@type=") || isOldSource(fact) || isSaid(fact, result));
        return lost;
    }

    /** What an interface has from its network, so far as it has none of its own. */
    private static Set<String> given(Place place, String guest) throws DocumentException {
        NetworkDefinition network = place.definition();
        Set<String> given = new TreeSet<>();
        if (network != null) {
            Element one = Corpus.interfaces(XmlDocument.parse(SourceText.ofString(guest)))
                    .get(0);
            for (Part part : network.givesTo(one.attribute("source", "portgroup"))) {
                if (one.child(part.name()) == null) {
                    given.addAll(Facts.of(Sample.read("<interface>" + part + "</interface>")));
                }
            }
        }
        return given;
    }

    private boolean isOldSource(String fact) {
        return fact.startsWith("source@")
                && Facts.of(Sample.read(from.interfaceText())).contains(fact);
    }

    private static boolean isSaid(String fact, Conversion.Result result) {
        for (InterfaceChange change : result.changes()) {
            for (Dropped dropped : change.dropped()) {
                if (names(dropped.part(), fact)) {
                    return true;
                }
            }
        }
        return fact.startsWith("model@type=")
                && result.diagnostics().stream().anyMatch(d -> d.id().equals("changed-model"));
    }

    /** True if a dropped part, such as {@code <vlan>...</vlan>} or {@code driver name='vhost'}, is what a fact is of. */
    private static boolean names(String dropped, String fact) {
        int equals = fact.indexOf('=');
        String path = PLACE_IN_LIST
                .matcher(equals < 0 ? fact : fact.substring(0, equals))
                .replaceAll("");
        int at = path.indexOf('@');
        String[] steps = (at < 0 ? path : path.substring(0, at)).split("/");
        if (dropped.startsWith("<")) {
            for (String step : steps) {
                if (dropped.matches("(?s)<" + Pattern.quote(step) + "[ />].*")) {
                    return true;
                }
            }
            return false;
        }
        String attribute = path.substring(at + 1) + "=";
        String last = steps[steps.length - 1];
        return at >= 0 && (dropped.startsWith(attribute) || dropped.startsWith(last + " " + attribute));
    }
}
