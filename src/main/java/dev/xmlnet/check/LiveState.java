package dev.xmlnet.check;

import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Summary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a running guest that an interface says; one finding tells all of it. */
final class LiveState {
    private List<Fix> parts = List.of();

    /** Adds an attribute, or an element as a whole where that is null. */
    void add(Element element, @Nullable String attribute) {
        add(new Fix(element, attribute, null));
    }

    private void add(Fix part) {
        if (parts.isEmpty()) {
            parts = new ArrayList<>();
        }
        parts.add(part);
    }

    /** Says it, at the first part. */
    void report(GuestInterface one, Findings findings) {
        if (parts.isEmpty()) {
            return;
        }
        Fix first = parts.get(0);
        if (isEditedByHand()) {
            for (Fix part : parts) {
                Found found = findings.add(
                        Rule.SRC002,
                        "take " + text(part) + " away: it belongs to another kind than " + one.kind()
                                + ", and libvirt drops it without a word, or refuses it with --validate",
                        part.element(),
                        part.attribute());
                SupportRules.refused(found, findings).fix(part);
            }
            return;
        }
        StringBuilder all = new StringBuilder(text(first));
        for (int i = 1; i < parts.size(); i++) {
            all.append(i == parts.size() - 1 ? " and " : ", ").append(text(parts.get(i)));
        }
        all.append(": state of a running guest, which libvirt makes anew at each start; take it away");
        String network = one.element().attribute("source", "network");
        if (network != null && one.kind() != Kind.NETWORK) {
            all.append(", and write type='network' if the guest is to stay on the network '")
                    .append(network)
                    .append('\'');
        }
        Found found = findings.add(Rule.LIV001, all.toString(), first.element(), first.attribute());
        SupportRules.refused(found, findings).fix(parts.toArray(Fix[]::new));
    }

    /** A dump has more than a name in {@code <source>}. */
    private boolean isEditedByHand() {
        for (Fix part : parts) {
            boolean source = part.element().is("source") && part.attribute() != null;
            if (!source || "portid".equals(part.attribute())) {
                return false;
            }
        }
        return true;
    }

    private static String text(Fix part) {
        if (part.attribute() == null) {
            return Summary.of(part.element());
        }
        return part.element().name() + " " + Summary.of(part.element(), part.attribute());
    }
}
