package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.libvirt.support.Newer;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Summary;
import org.jspecify.annotations.Nullable;

/** What is newer than the libvirt that a guest or network is for. */
final class NewerRules implements GuestRule, NetworkRule {
    @Override
    public void look(Guest guest, Findings findings) {
        for (GuestInterface one : guest.interfaces()) {
            Newer.look(
                    "interface",
                    findings.oldest(),
                    Shape.ELEMENT,
                    one.element(),
                    (parent, element, attribute, newer) -> {
                        if (isThere(newer, findings)) {
                            need(parent, element, attribute, newer, findings);
                        } else if (!isSaidOtherwise(
                                Context.of(guest, one, null, findings.libvirt()), one.element(), element, attribute)) {
                            add(element, attribute, newer, findings);
                        }
                    });
        }
    }

    @Override
    public void look(Element network, @Nullable NetworkMode mode, Findings findings) {
        Newer.look("network", findings.oldest(), Shape.ELEMENT, network, (parent, element, attribute, newer) -> {
            if (isThere(newer, findings)) {
                need(parent, element, attribute, newer, findings);
            } else {
                add(element, attribute, newer, findings);
            }
        });
    }

    private static boolean isThere(Newer newer, Findings findings) {
        return findings.libvirt().isAtLeast(newer.since().version());
    }

    private static void need(
            @Nullable Element parent, Element element, @Nullable String attribute, Newer newer, Findings findings) {
        boolean document = parent == null && attribute == null;
        String part = document ? newer.what() : Shape.ELEMENT.words(parent, element, attribute);
        findings.need(part, newer.since(), element);
    }

    /** True if the judge has something against the part, so that it is said there. */
    private static boolean isSaidOtherwise(
            @Nullable Context context, Element root, Element element, @Nullable String attribute) {
        if (context == null) {
            return false;
        }
        Judge<?> judge = Judge.of(context);
        StringBuilder path = new StringBuilder();
        for (Element e = element; e != null && e != root; e = e.parent()) {
            path.insert(0, path.length() == 0 ? e.name() : e.name() + "/");
        }
        return isAgainst(judge.one(path.toString(), Shape.ELEMENT, element))
                || (attribute != null && isAgainst(judge.one(path + "@" + attribute, Shape.ELEMENT, element)));
    }

    private static boolean isAgainst(@Nullable Judgement judgement) {
        return judgement != null && !judgement.keeps();
    }

    private static void add(Element element, @Nullable String attribute, Newer newer, Findings findings) {
        String text = attribute == null ? Summary.of(element) : element.name() + " " + Summary.of(element, attribute);
        String message = text + " (" + newer.what() + ") is for libvirt " + newer.since() + " and newer, not for "
                + findings.libvirt() + ": do without it, or name a newer libvirt";
        findings.add(Rule.VER001, message, element, attribute);
    }
}
