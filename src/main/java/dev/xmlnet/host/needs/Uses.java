package dev.xmlnet.host.needs;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the guests and networks of one file take of the host; nothing of the file's text is kept. */
public final class Uses {
    /**
     * An interface of a guest.
     *
     * @param use what it takes itself, or null
     * @param network the network that it is on, or null
     */
    record Port(Place place, @Nullable Use use, @Nullable String network) {}

    /** A guest, by its interfaces. */
    record GuestUses(List<Port> ports) {}

    /**
     * A network.
     *
     * @param mode null if this version does not know its forward mode
     * @param bridge that libvirt makes for it, or null
     */
    record NetworkUses(
            String name, Place place, @Nullable NetworkMode mode, List<Use> uses, @Nullable String bridge) {}

    private final List<GuestUses> guests = new ArrayList<>();
    private final List<NetworkUses> networks = new ArrayList<>();

    private Uses() {}

    /** Reads the guests and networks of a file; a network without a name is left out. */
    public static Uses of(String path, List<Guest> guests, List<Element> networks) {
        Uses uses = new Uses();
        for (Guest guest : guests) {
            List<Port> ports = new ArrayList<>();
            for (GuestInterface one : guest.interfaces()) {
                String network = one.kind() == Kind.NETWORK ? one.source() : null;
                ports.add(new Port(new Place(path, one.element().location()), Use.of(one), network));
            }
            uses.guests.add(new GuestUses(ports));
        }
        for (Element network : networks) {
            Element name = network.child("name");
            if (name != null) {
                NetworkMode mode = NetworkMode.of(network);
                String bridge = mode != null && mode.isOwnBridge() ? network.attribute("bridge", "name") : null;
                Place place = new Place(path, network.location());
                uses.networks.add(new NetworkUses(name.content(), place, mode, Use.of(network), bridge));
            }
        }
        return uses;
    }

    List<GuestUses> guests() {
        return guests;
    }

    List<NetworkUses> networks() {
        return networks;
    }
}
