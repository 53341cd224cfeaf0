package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Summary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** State of a running guest or network as a whole; that of its interfaces is {@link LiveState}. */
final class LiveRules implements GuestRule, NetworkRule {
    @Override
    public void look(Guest guest, Findings findings) {
        Element domain = guest.domain();
        if (guest.runningNumber() != null) {
            findings.add(
                            Rule.LIV001,
                            Summary.of(domain, "id")
                                    + " is the number of a running guest, which it has until it stops: take it away",
                            domain,
                            "id")
                    .fix(Fix.remove(domain, "id"));
        }
    }

    /** Counts of what is connected: of the network, and of the devices of a pool. */
    @Override
    public void look(Element network, @Nullable NetworkMode mode, Findings findings) {
        List<Element> counting = new ArrayList<>(1);
        addIfCounting(network, counting);
        Element forward = network.child("forward");
        if (forward != null) {
            for (Element device : forward.children()) {
                addIfCounting(device, counting);
            }
        }
        if (!counting.isEmpty()) {
            Found found = findings.add(
                    Rule.LIV001,
                    "connections counts the guests that are running, and libvirt drops it: take it away",
                    counting.get(0),
                    "connections");
            Fix[] fixes = new Fix[counting.size()];
            for (int i = 0; i < fixes.length; i++) {
                fixes[i] = Fix.remove(counting.get(i), "connections");
            }
            found.fix(fixes);
        }
    }

    private static void addIfCounting(Element element, List<Element> counting) {
        if (element.namespace().isEmpty() && element.attribute("connections") != null) {
            counting.add(element);
        }
    }
}
