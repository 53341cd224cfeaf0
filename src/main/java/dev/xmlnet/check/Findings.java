package dev.xmlnet.check;

import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.support.Since;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where rules put what they find in one file, and what they may ask. */
final class Findings {
    private final Check check;
    private final String path;
    private final SourceText source;
    private final List<Found> found = new ArrayList<>();
    private final Set<Location> refused = new HashSet<>(0);
    private final Set<Need> needs = new LinkedHashSet<>(0);
    private final IdentityHashMap<Element, List<Deferred>> deferred = new IdentityHashMap<>(0);

    Findings(Check check, String path, SourceText source) {
        this.check = check;
        this.path = path;
        this.source = source;
    }

    /** What the host runs. */
    Version libvirt() {
        return check.libvirt();
    }

    /** What the host has; null if nobody said. */
    @Nullable
    HostFacts host() {
        return check.host();
    }

    /** True if the schema has something against this very place. */
    boolean isRefusedBySchema(Location place) {
        return refused.contains(place);
    }

    /**
     * Adds one.
     *
     * @param message what is wrong, and what to do: a clause, without a full stop
     */
    Found add(Rule rule, String message, Element element) {
        return add(rule, message, element.location());
    }

    /** The same at an attribute; at the element if it has none of the name, or that is null. */
    Found add(Rule rule, String message, Element element, @Nullable String attribute) {
        return add(rule, message, attribute == null ? element.location() : element.location(attribute));
    }

    /** The same at a place. */
    Found add(Rule rule, String message, Location location) {
        Found one = new Found(path, rule, message, location, source.line(location.line()));
        if (check.has(rule)) {
            found.add(one);
            if (rule == Rule.SCH001) {
                refused.add(location);
            }
        }
        return one;
    }

    /** The libvirt from which on it is worth a word that a part needs a newer one. */
    Version oldest() {
        return check.knowsLibvirt() ? check.libvirt() : Version.COMMON;
    }

    /** Tells that a part needs a libvirt that many hosts do not have, where nobody said what the host runs. */
    void need(String part, Since since, Element element) {
        if (!check.knowsLibvirt() && !Version.COMMON.isAtLeast(since.version())) {
            needs.add(new Need(part + " needs libvirt " + since, element.location()));
        }
    }

    /** What was told so, a sentence a place. */
    List<String> needs() {
        return needs.isEmpty() ? List.of() : needs.stream().map(Need::text).toList();
    }

    private record Need(String text, Location location) {}

    /** Leaves a part to the look across files, which may know the network. */
    void defer(GuestInterface one, Deferred part) {
        deferred.computeIfAbsent(one.element(), e -> new ArrayList<>(1)).add(part);
    }

    /** The parts of an interface that were left. */
    List<Deferred> deferred(GuestInterface one) {
        return deferred.getOrDefault(one.element(), List.of());
    }

    /** What was found; the schema is silent where a rule says the same in better words. */
    List<Found> found() {
        Set<Location> said = new HashSet<>(0);
        for (Found one : found) {
            if (one.isInsteadOfSchema()) {
                said.add(one.location());
                said.addAll(one.insteadOfSchemaAt());
            }
        }
        if (!said.isEmpty()) {
            found.removeIf(one -> one.rule() == Rule.SCH001 && said.contains(one.location()));
        }
        return found;
    }
}
