package dev.xmlnet.check;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.libvirt.support.Row.Loss;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Verdict.Word;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import org.jspecify.annotations.Nullable;

/** What the forward mode of a network does not carry, by the table of networks. */
final class NetworkTableRules implements NetworkRule {
    @Override
    public void look(Element network, @Nullable NetworkMode mode, Findings findings) {
        if (mode != null) {
            Look look = new Look(network.child("forward"), mode, findings);
            Judge.of(mode, true, findings.libvirt()).look(Shape.ELEMENT, network, look);
        }
    }

    /** The look at one network; what is below a part that must go is not looked at. */
    private record Look(@Nullable Element forward, NetworkMode mode, Findings findings)
            implements Judge.Listener<Element> {
        @Override
        public boolean take(
                @Nullable Element parent, Element element, @Nullable String attribute, Judgement judgement) {
            if (judgement.keeps() && judgement.verdict().since() != null) {
                String part = Shape.ELEMENT.words(parent, element, attribute);
                findings.need(part, judgement.verdict().since(), element);
            }
            // Live state is told as a whole.
            if (judgement.keeps() || judgement.verdict().word() == Word.LIVE) {
                return true;
            }
            String path = judgement.row().path();
            if (path.equals("forward@dev") && element.child("interface") != null) {
                return true; // libvirt writes both for one NIC; the other is found.
            } else if (mode == NetworkMode.HOSTDEV
                    && (path.equals("forward@dev") || path.equals("forward/interface"))) {
                pool(element);
            } else if (path.equals("bridge@name") && mode == NetworkMode.DIRECT_BRIDGE && forward != null) {
                findings.add(
                                Rule.NET001,
                                "a bridge of the host and the NICs of <forward> exclude each other, and libvirt refuses"
                                        + " them together: take one of them away",
                                element,
                                attribute)
                        .also(forward, "dev");
            } else if (attribute == null) {
                add(judgement, "<" + element.name() + ">", element, null);
            } else {
                String bearer = path.startsWith("@") ? "" : element.name() + " ";
                add(judgement, bearer + attribute + "='" + element.attribute(attribute) + "'", element, attribute);
            }
            return false;
        }

        private void pool(Element device) {
            String nic = device.attribute("dev");
            findings.add(
                    Rule.NET001,
                    "libvirt refuses a NIC by its name in a hostdev network: write <pf dev='" + nic
                            + "'/> for all virtual functions of " + nic + ", or an <address> for each",
                    device,
                    "dev");
        }

        private void add(Judgement judgement, String what, Element element, @Nullable String attribute) {
            String message = "take " + what + " away: " + judgement.fact();
            Found found = findings.add(Rule.valueOf(judgement.row().rule()), message, element, attribute);
            found.as(
                    switch (judgement.verdict().word()) {
                        case IGNORED, INERT -> judgement.loss() == Loss.NOTE ? Severity.NOTE : Severity.WARNING;
                        default -> Severity.ERROR;
                    });
        }
    }
}
