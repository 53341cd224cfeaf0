package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one file says that others may contradict; no more of the file is kept. */
final class Facts {
    private final String path;
    private final List<GuestFacts> guests = new ArrayList<>(1);
    private final List<NetworkFacts> networks = new ArrayList<>(1);
    private List<String> needs = List.of();

    Facts(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Its guests: most often one, none in a network's file, two in a state file, many in a list. */
    List<GuestFacts> guests() {
        return guests;
    }

    /** The networks that it defines: most often one or none. */
    List<NetworkFacts> networks() {
        return networks;
    }

    /** Adds what a guest says. */
    void add(Guest guest, Findings findings) {
        guests.add(new GuestFacts(path, guest, findings));
    }

    /** Adds what a network says. */
    void add(Element element, @Nullable NetworkMode mode) {
        networks.add(new NetworkFacts(path, element, mode));
    }

    /** Overwrites what needs a libvirt that many hosts do not have. */
    void needs(List<String> some) {
        needs = some;
    }

    List<String> needs() {
        return needs;
    }
}
