package dev.xmlnet.address;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Uuid;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interface of a guest, by what its XML says.
 *
 * @param guest the guest's name
 * @param uuid the guest's; null if the file has none
 * @param index its place among the guest's interfaces, from 1
 * @param kind how it is connected
 * @param source the network, bridge or device; null if it names none
 * @param mac its address; null if the file has none, so that libvirt makes one up
 * @param filtered the addresses that a parameter of its filter names: those it may send from
 * @param given the addresses that libvirt or QEMU itself gives: those of {@code <ip>}, and that of a user network
 * @param where it begins
 */
public record GuestNic(
        String guest,
        @Nullable Uuid uuid,
        int index,
        Kind kind,
        @Nullable String source,
        @Nullable MacAddress mac,
        List<IpAddress> filtered,
        List<IpAddress> given,
        Whence where) {

    /** Returns the interfaces of a guest. */
    public static List<GuestNic> of(String path, Guest guest) {
        List<GuestNic> nics = new ArrayList<>();
        Uuid uuid = Uuid.of(guest.uuid());
        for (GuestInterface one : guest.interfaces()) {
            Element element = one.element();
            nics.add(new GuestNic(
                    guest.name(),
                    uuid,
                    one.index(),
                    one.kind(),
                    one.source(),
                    MacAddress.of(one.mac()),
                    filtered(element),
                    given(one),
                    new Whence(path, element.location())));
        }
        return nics;
    }

    private static List<IpAddress> filtered(Element element) {
        List<IpAddress> addresses = new ArrayList<>(0);
        for (Element filter : element.children("filterref")) {
            for (Element parameter : filter.children("parameter")) {
                String name = parameter.attribute("name");
                if ("IP".equals(name) || "IPV6".equals(name)) {
                    add(addresses, parameter.attribute("value"));
                }
            }
        }
        return addresses;
    }

    /** QEMU's user network has the guest at .15; of IPv6 it is told a prefix alone. */
    private static List<IpAddress> given(GuestInterface one) {
        List<IpAddress> addresses = new ArrayList<>(0);
        for (Element ip : one.element().children("ip")) {
            if (one.kind() != Kind.USER) {
                add(addresses, ip.attribute("address"));
                continue;
            }
            IpAddress net = IpAddress.of(ip.attribute("address"));
            if (net != null && !net.isIpv6()) {
                addresses.add(Guesses.ofUser(net, ip.attribute("prefix")));
            }
        }
        if (one.kind() == Kind.USER && addresses.isEmpty()) {
            addresses.add(Guesses.USER);
        }
        return addresses;
    }

    private static void add(List<IpAddress> addresses, @Nullable String text) {
        IpAddress address = text == null ? null : IpAddress.of(text.strip());
        if (address != null) {
            addresses.add(address);
        }
    }

    /** Returns the same interface with an address that the file does not have. */
    GuestNic with(MacAddress other) {
        return new GuestNic(guest, uuid, index, kind, source, other, filtered, given, where);
    }

    /** Returns its guest and place, such as {@code web1 #2}. */
    public String label() {
        return guest + " #" + index;
    }
}
