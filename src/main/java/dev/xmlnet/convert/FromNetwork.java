package dev.xmlnet.convert;

import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Row.Loss;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Verdict;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a network gave to an interface that leaves it: a VLAN, bandwidth, a virtualport. */
final class FromNetwork {
    private final NetworkDefinition network;
    private final @Nullable String group;
    private final Judge<?> judge;
    private final Losses losses;
    private final Location location;
    private final String name;

    /** What cannot be carried is added to the losses. */
    FromNetwork(NetworkDefinition network, @Nullable String group, Judge<?> judge, Losses losses, Location location) {
        this.network = network;
        this.group = group;
        this.judge = judge;
        this.losses = losses;
        this.location = location;
        this.name = "the network '" + network.name() + "'" + (group == null ? "" : " (group '" + group + "')");
    }

    /**
     * The parts that the interface needs to have of its own now.
     *
     * @param old what it has already
     * @param least what it gets anyway
     * @param next the network that it comes to, which may give the same; null if that is none or not known
     * @param nextGroup its group there, or null
     */
    List<Part> wanted(Element old, Part least, @Nullable NetworkDefinition next, @Nullable String nextGroup) {
        List<Part> wanted = new ArrayList<>();
        for (Part part : network.givesTo(group)) {
            if (old.child(part.name()) != null) {
                continue;
            }
            Part asked = least.child(part.name());
            Part instead = next == null ? null : given(part.name(), next.givesTo(nextGroup));
            if (asked != null) {
                if (!NetworkDefinition.isMerged(asked, part)) {
                    giveWay(part, asked, "");
                }
            } else if (next == null || instead == null) {
                Part fitting = fitting(part);
                if (fitting != null) {
                    wanted.add(fitting);
                    String message = fitting + " is copied from " + name + ", which gave it to the interface";
                    losses.diagnostics().add(Diagnostic.note("from-network", message, location));
                }
            } else {
                giveWay(part, instead, " of the network '" + next.name() + "'");
            }
        }
        return wanted;
    }

    private void giveWay(Part part, Part instead, String whose) {
        if (!instead.equals(part)) {
            String why = "it gives way to " + instead + whose;
            losses.add(Loss.WARNING, part.name(), part + " of " + name, Verdict.Word.REFUSED, why, location);
        }
    }

    /** A virtualport with what the network adds to it, as libvirt merges the two; any other part as it is. */
    Part completed(Part said) {
        Part part = given(said.name(), network.givesTo(group));
        Part whole = part == null ? said : NetworkDefinition.merged(said, part);
        if (!whole.equals(said)) {
            String message = part + " of " + name + " is merged into <" + said.name() + ">";
            losses.diagnostics().add(Diagnostic.note("from-network", message, location));
        }
        return whole;
    }

    /** Makes the interface's own virtualport say what the network added to it, unless the next network adds the same. */
    void complete(@Nullable Draft port, @Nullable NetworkDefinition next, @Nullable String nextGroup) {
        Part part = given("virtualport", network.givesTo(group));
        boolean again = next != null && part != null && part.equals(given("virtualport", next.givesTo(nextGroup)));
        if (port != null && part != null && !again) {
            Merge.put(completed(port.toPart()), port);
        }
    }

    private static @Nullable Part given(String name, List<Part> parts) {
        for (Part part : parts) {
            if (part.name().equals(name)) {
                return part;
            }
        }
        return null;
    }

    /** The same without what cannot be carried, such as a floor of bandwidth; null if nothing is left. */
    private @Nullable Part fitting(Part part) {
        Set<Part> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<Part, Set<String>> without = new HashMap<>();
        judge.look(Shape.PART, Part.of("interface").with(part), (parent, element, attribute, judgement) -> {
            if (judgement.keeps()) {
                return true;
            }
            String text =
                    attribute == null ? element.toString() : element.name() + " " + Summary.of(element, attribute);
            boolean bare =
                    element.name().equals("virtualport") && element.children().isEmpty();
            losses.add(judgement, bare ? Loss.NOTE : judgement.loss(), text + " of " + name, location);
            if (attribute == null) {
                gone.add(element);
            } else {
                without.computeIfAbsent(element, e -> new HashSet<>()).add(attribute);
            }
            return false;
        });
        return rest(part, gone, without);
    }

    private static @Nullable Part rest(Part part, Set<Part> gone, Map<Part, Set<String>> without) {
        if (gone.contains(part)) {
            return null;
        }
        Part rest = Part.of(part.name());
        for (Map.Entry<String, String> attribute : part.attributes().entrySet()) {
            if (!without.getOrDefault(part, Set.of()).contains(attribute.getKey())) {
                rest = rest.with(attribute.getKey(), attribute.getValue());
            }
        }
        for (Part child : part.children()) {
            Part inner = rest(child, gone, without);
            rest = inner == null ? rest : rest.with(inner);
        }
        boolean unlimited = part.name().equals("inbound") && rest.attribute("average") == null;
        boolean emptied = rest.attributes().isEmpty() && rest.children().isEmpty() && !rest.equals(part);
        return unlimited || emptied ? null : rest;
    }
}
