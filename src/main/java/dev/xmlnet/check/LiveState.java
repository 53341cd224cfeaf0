package dev.xmlnet.check;

import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Summary;
import java.util.ArrayList;
import java.util.List;

/** The state of a running guest that an interface says; one finding tells all of it. */
final class LiveState {
    private List<Fix> parts = List.of();

    /** True for an element that goes as a whole: an alias that libvirt gave, and what only its own record of a guest has. */
    static boolean isElement(Element child) {
        if (child.is("alias")) {
            String name = child.attribute("name");
            return name == null || !name.startsWith("ua-");
        }
        return child.is("tapfd") || child.is("vhostfd");
    }

    /** True for the name of a tap that libvirt gave: {@code vnet3}. It drops it from a definition, if the tap is its own. */
    static boolean isName(Element child) {
        String dev = child.is("target") ? child.attribute("dev") : null;
        if (dev == null || "no".equals(child.attribute("managed"))) {
            return false;
        }
        int end = dev.length();
        while (end > 0 && Character.isDigit(dev.charAt(end - 1))) {
            end--;
        }
        String prefix = dev.substring(0, end);
        boolean given = prefix.equals("vnet") || prefix.equals("macvtap") || prefix.equals("macvlan");
        return given && end < dev.length();
    }

    /** Adds an element. */
    void add(Element element) {
        add(Fix.remove(element));
    }

    /** Adds an attribute. */
    void add(Element element, String attribute) {
        add(Fix.remove(element, attribute));
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
        Found found = first.attribute() == null
                ? findings.add(Rule.LIV001, all.toString(), first.element())
                : findings.add(Rule.LIV001, all.toString(), first.element(), first.attribute());
        SupportRules.refused(found, findings).fix(parts.toArray(Fix[]::new));
    }

    /** A dump has more than a name in {@code <source>}. */
    private boolean isEditedByHand() {
        for (Fix part : parts) {
            boolean source = part.element().is("source") && part.attribute() != null;
            if (!source || part.attribute().equals("portid")) {
                return false;
            }
        }
        return true;
    }

    private static String text(Fix part) {
        if (part.attribute() == null) {
            return Summary.of(part.element());
        }
        return part.element().name() + " "
                + Summary.of(part.attribute(), part.element().attribute(part.attribute()));
    }
}
