package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Element;
import org.jspecify.annotations.Nullable;

/** The burst of a {@code <bandwidth>}, of which libvirt takes less than of the other numbers; of a port group it takes any. */
final class BurstRules implements GuestRule, NetworkRule {
    /** 11.3 and 12.9 refuse more; 9.0 takes it, and tc does not when the guest or network starts. */
    private static final long MOST = 4194303;

    @Override
    public void look(Guest guest, Findings findings) {
        for (GuestInterface one : guest.interfaces()) {
            look(one.element(), findings);
        }
    }

    @Override
    public void look(Element network, @Nullable NetworkMode mode, Findings findings) {
        look(network, findings);
    }

    private static void look(Element bearer, Findings findings) {
        Element bandwidth = bearer.child("bandwidth");
        if (bandwidth == null) {
            return;
        }
        for (Element way : bandwidth.children()) {
            String burst = way.attribute("burst");
            if (burst != null && isTooLarge(burst.strip())) {
                findings.add(
                        Rule.QOS001,
                        "burst='" + burst + "' is too large, libvirt allows " + MOST + " KiB; use a smaller one",
                        way,
                        "burst");
            }
        }
    }

    private static boolean isTooLarge(String burst) {
        try {
            return Long.parseLong(burst) > MOST;
        } catch (NumberFormatException e) {
            return false; // of which the schema speaks
        }
    }
}
