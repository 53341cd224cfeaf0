package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import java.util.ArrayList;
import java.util.List;

/** What one file says that others may contradict; no more of the file is kept. */
final class Facts {
    private final String path;
    private final List<Claim> claims = new ArrayList<>();

    Facts(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    List<Claim> claims() {
        return claims;
    }

    /** Adds what a guest says. */
    void add(Guest guest) {
        for (GuestInterface one : guest.interfaces()) {
            if (one.mac() != null && one.element().child("teaming") == null) {
                claim(
                        Rule.MAC001,
                        one.mac(),
                        "the MAC address " + one.mac() + " is another interface's too: give one of them another",
                        one.element().child("mac"),
                        "address");
            }
        }
    }

    /** Adds what a network says. */
    void add(Element network, NetworkMode mode) {
        // Nothing yet.
    }

    private void claim(Rule rule, String key, String message, Element element, String attribute) {
        Location location = element.location(attribute);
        claims.add(new Claim(rule, key, message, location, element.source().line(location.line())));
    }
}
