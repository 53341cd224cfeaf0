package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.xml.Element;

/** What an interface is connected to. */
final class SourceRules implements GuestRule {
    @Override
    public void look(Guest guest, Findings findings) {
        for (GuestInterface one : guest.interfaces()) {
            modeOfMacvtap(one.element(), findings);
        }
    }

    private static void modeOfMacvtap(Element element, Findings findings) {
        Element source = element.child("source");
        if ("direct".equals(element.attribute("type")) && source != null && source.attribute("mode") == null) {
            findings.add(
                            Rule.DIR001,
                            "macvtap without a mode is vepa, where guests on one NIC reach each other only over a switch"
                                    + " that sends frames back: write mode='bridge', which most want",
                            source)
                    .fix(Fix.set(source, "mode", "vepa"));
        }
    }
}
