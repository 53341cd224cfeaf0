package dev.xmlnet.report;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the inventory: an interface, or a guest that has none. All but path, line, guest and addresses is null where
 * the files say nothing.
 *
 * @param line where the interface begins; where the guest does if it has none
 * @param index its place among the guest's interfaces, from 1
 * @param kind what {@link Kind#word} says
 * @param mode of macvtap or a vhost-user socket, or the forward mode of the network
 * @param vlan its tags, as {@link #vlan} words them
 * @param addresses in the order of the text; empty if the files name none
 */
public record ListedInterface(
        String path,
        int line,
        String guest,
        @Nullable Integer index,
        @Nullable String kind,
        @Nullable String source,
        @Nullable String mode,
        @Nullable String mac,
        @Nullable String model,
        @Nullable String vlan,
        @Nullable String network,
        @Nullable String portgroup,
        List<String> addresses) {

    /** The rows of a guest, by what its own file says. */
    public static List<ListedInterface> of(String path, Guest guest) {
        List<ListedInterface> rows = new ArrayList<>();
        for (GuestInterface one : guest.interfaces()) {
            rows.add(of(path, guest.name(), one));
        }
        if (rows.isEmpty()) {
            int line = guest.domain().location().line();
            rows.add(new ListedInterface(
                    path, line, guest.name(), null, null, null, null, null, null, null, null, null, List.of()));
        }
        return rows;
    }

    private static ListedInterface of(String path, String guest, GuestInterface one) {
        Element element = one.element();
        boolean onNetwork = one.kind() == Kind.NETWORK;
        return new ListedInterface(
                path,
                element.location().line(),
                guest,
                one.index(),
                one.kind().word(),
                one.source(),
                mode(one),
                one.mac(),
                element.attribute("model", "type"),
                vlan(element),
                onNetwork ? one.source() : null,
                onNetwork ? element.attribute("source", "portgroup") : null,
                addresses(element));
    }

    /** The same with what its network gives: the forward mode, a VLAN, and a reserved address. */
    public ListedInterface on(ListedNetwork definition) {
        List<String> reserved = definition.addresses().getOrDefault(mac, List.of());
        return new ListedInterface(
                path,
                line,
                guest,
                index,
                kind,
                source,
                definition.mode(),
                mac,
                model,
                vlan == null ? definition.vlan(portgroup) : vlan,
                network,
                portgroup,
                reserved.isEmpty() ? addresses : reserved);
    }

    /** The same with other addresses. */
    public ListedInterface at(List<String> others) {
        return new ListedInterface(
                path, line, guest, index, kind, source, mode, mac, model, vlan, network, portgroup, others);
    }

    /** libvirt reads macvtap without a mode as vepa (virDomainNetDefParseXML). */
    private static @Nullable String mode(GuestInterface one) {
        String mode = one.element().attribute("source", "mode");
        return switch (one.kind()) {
            case DIRECT -> mode == null ? "vepa" : mode;
            case PASSTHROUGH, VHOSTUSER -> mode;
            default -> null;
        };
    }

    /**
     * The tags of a {@code <vlan>}, such as {@code 42}, or {@code trunk 42,43 native 42}; null if there are none.
     *
     * @param owner an interface, a network or a port group
     */
    public static @Nullable String vlan(Element owner) {
        Element vlan = owner.child("vlan");
        if (vlan == null) {
            return null;
        }
        StringBuilder tags = new StringBuilder();
        String untagged = "";
        int count = 0;
        for (Element tag : vlan.children("tag")) {
            String id = tag.attribute("id");
            tags.append(count++ == 0 ? "" : ",").append(id);
            String mode = tag.attribute("nativeMode");
            if (mode != null) {
                untagged = " native " + id + (mode.equals("untagged") ? "" : " " + mode);
            }
        }
        if (count == 0) {
            return null;
        }
        boolean trunk = count > 1 || "yes".equals(vlan.attribute("trunk"));
        return (trunk ? "trunk " : "") + tags + untagged;
    }

    /** What the guest's filter lets through, else what libvirt sets up inside the guest or hands to it. */
    private static List<String> addresses(Element element) {
        List<String> addresses = new ArrayList<>();
        Element filter = element.child("filterref");
        if (filter != null) {
            for (Element parameter : filter.children("parameter")) {
                String name = parameter.attribute("name");
                add(addresses, "IP".equals(name) || "IPV6".equals(name) ? parameter.attribute("value") : null);
            }
        }
        if (addresses.isEmpty()) {
            for (Element ip : element.children("ip")) {
                add(addresses, ip.attribute("address"));
            }
        }
        return addresses;
    }

    private static void add(List<String> addresses, @Nullable String address) {
        if (address != null) {
            addresses.add(address);
        }
    }
}
