package dev.xmlnet.network;

import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** Notes on what a libvirt refuses that is older than the assumed one. */
final class NeedsLibvirt {
    private NeedsLibvirt() {}

    /**
     * Notes and what is to be said beside.
     *
     * @param tagged true for a VLAN on a Linux bridge
     * @param bare true for an open network without an address
     * @param crossing true for a DHCP range that is not in one block of 65536 addresses
     */
    static List<Diagnostic> beside(List<Diagnostic> notes, boolean tagged, boolean bare, boolean crossing) {
        List<Diagnostic> all = new ArrayList<>(notes);
        if (tagged) {
            all.add(note("a VLAN on a Linux bridge", "11.0"));
        }
        if (bare) {
            all.add(note("open without an address", "10.8"));
        }
        if (crossing) {
            all.add(note("a DHCP range across a /16", "11.3 (or older, not 9.0)"));
        }
        return all;
    }

    private static Diagnostic note(String what, String version) {
        return Diagnostic.note("needs-libvirt", what + " needs libvirt " + version, null);
    }
}
