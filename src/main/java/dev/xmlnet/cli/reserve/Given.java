package dev.xmlnet.cli.reserve;

import dev.xmlnet.dhcp.network.NetworkXml;
import dev.xmlnet.dhcp.wish.Nic;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of one input; of a guest's file only what its addresses depend on.
 *
 * @param shown its path as it is printed
 * @param nics the interfaces of its guests
 * @param networks its networks
 */
record Given(String shown, List<Nic> nics, List<NetworkXml> networks) {
    static Given of(String shown, List<Guest> guests, List<Element> networks) {
        List<Nic> nics = new ArrayList<>();
        guests.forEach(guest -> nics.addAll(Nic.of(shown, guest)));
        return new Given(
                shown,
                nics,
                networks.stream().map(one -> new NetworkXml(shown, one)).toList());
    }
}
