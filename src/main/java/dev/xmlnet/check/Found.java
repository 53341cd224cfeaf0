package dev.xmlnet.check;

import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding that a rule is still speaking of. */
final class Found {
    private final String path;
    private final Rule rule;
    private final String message;
    private final Location location;
    private final String line;
    private Severity severity;
    private boolean instead;
    private List<Location> insteadAt = List.of();
    private final List<Place> also = new ArrayList<>(0);
    private List<Fix> fixes = List.of();

    /** A finding of the severity that its rule has. */
    Found(String path, Rule rule, String message, Location location, String line) {
        this.path = path;
        this.rule = rule;
        this.message = message;
        this.location = location;
        this.line = line;
        this.severity = rule.severity();
    }

    /** It matters this much here. */
    Found as(Severity other) {
        severity = other;
        return this;
    }

    /** It says what the schema says of the same place, too, in better words: of the two only this one is shown. */
    Found insteadOfSchema() {
        instead = true;
        return this;
    }

    /** The schema is silent on this place as well. */
    void insteadOfSchemaAt(Location place) {
        insteadAt = List.of(place);
    }

    List<Location> insteadOfSchemaAt() {
        return insteadAt;
    }

    /** True if the schema's word on the same place is not wanted. */
    boolean isInsteadOfSchema() {
        return instead;
    }

    /** Another place of the same file has to do with it; the attribute may be null. */
    Found also(Element element, @Nullable String attribute) {
        also.add(new Place(path, attribute == null ? element.location() : element.location(attribute)));
        return this;
    }

    /** What takes it away; all of it together. */
    Found fix(Fix... changes) {
        fixes = List.of(changes);
        return this;
    }

    Rule rule() {
        return rule;
    }

    Location location() {
        return location;
    }

    List<Fix> fixes() {
        return fixes;
    }

    Finding finding() {
        int named = Math.min(also.size(), Finding.MOST_OTHERS);
        return new Finding(
                rule,
                severity,
                message,
                location,
                line,
                List.copyOf(also.subList(0, named)),
                also.size() - named,
                !fixes.isEmpty());
    }
}
