package dev.xmlnet.dhcp.wish;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interface of a guest, as far as its addresses depend on it.
 *
 * @param guest the guest's name
 * @param index its number in the guest, from 1
 * @param mac its MAC address; null if the file has none that can be read
 * @param network the libvirt network that it is on; null if it is on none
 * @param filtered the addresses that its filter lets through; empty if no filter names any
 * @param where it is defined
 */
public record Nic(
        String guest,
        int index,
        @Nullable MacAddress mac,
        @Nullable String network,
        List<IpAddress> filtered,
        Whence where) {
    public Nic {
        filtered = List.copyOf(filtered);
    }

    /** Returns the interfaces of a guest. */
    public static List<Nic> of(String path, Guest guest) {
        List<Nic> nics = new ArrayList<>();
        for (GuestInterface one : guest.interfaces()) {
            nics.add(new Nic(
                    guest.name(),
                    one.index(),
                    MacAddress.of(one.mac()),
                    one.kind() == Kind.NETWORK ? one.source() : null,
                    filtered(one.element()),
                    new Whence(path, one.element().location())));
        }
        return nics;
    }

    private static List<IpAddress> filtered(Element element) {
        List<IpAddress> found = new ArrayList<>();
        for (Element filter : element.children("filterref")) {
            for (Element parameter : filter.children("parameter")) {
                String name = parameter.attribute("name");
                IpAddress address =
                        "IP".equals(name) || "IPV6".equals(name) ? IpAddress.of(parameter.attribute("value")) : null;
                if (address != null) {
                    found.add(address);
                }
            }
        }
        return found;
    }

    /** Returns {@code web1/2}, as a person names it. */
    public String called() {
        return guest + "/" + index;
    }
}
