package dev.xmlnet.network;

import static dev.xmlnet.libvirt.SettingMessage.hint;

import dev.xmlnet.libvirt.SettingException;
import dev.xmlnet.libvirt.law.Dhcp;
import dev.xmlnet.libvirt.law.FixedHost;
import dev.xmlnet.libvirt.law.Route;
import dev.xmlnet.libvirt.law.Subnet;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a network. Nothing of it is loaded for a network that has none. Loops, since a stream, and the equals of
 * a record, each cost a cold start some ten milliseconds.
 */
final class AddressPlan {
    private final List<Subnet<String>> subnets = new ArrayList<>();
    private final List<IpRange> ranges = new ArrayList<>();
    private final List<FixedHost<String>> hosts = new ArrayList<>();
    private final List<Route<String>> routes = new ArrayList<>();

    // By the first address. Since no two overlap, what begins last before an address is all that can hold it.
    private final NavigableMap<IpAddress, Subnet<String>> subnetsByFirst = new TreeMap<>();

    private boolean withoutRanges;

    void add(Subnet<String> subnet) {
        subnets.add(subnet);
        subnetsByFirst.put(subnet.block().first(), subnet);
    }

    void add(IpRange range) {
        ranges.add(range);
    }

    /** Adds a guest whose address is fixed and known. */
    void add(FixedHost<String> host) {
        hosts.add(host);
    }

    /**
     * Adds a network behind a guest.
     *
     * @throws IllegalArgumentException if the two are no network and address of one family
     */
    void addRoute(String cidr, String by) {
        int slash = cidr.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? cidr : cidr.substring(0, slash));
        if (slash < 0) {
            throw new IllegalArgumentException("the route to '" + cidr + "' lacks the length of its prefix: " + cidr
                    + "/" + address.bits() + " is this one address");
        }
        int prefix = Subnets.prefix(cidr.substring(slash + 1), address);
        IpAddress gateway = IpAddress.parse(by);
        if (prefix < 0) {
            throw new IllegalArgumentException("'" + cidr + "' is not a network, such as 10.20.0.0/16");
        }
        Route.isOfOneFamily(cidr, address, gateway, Subnets.REFUSE);
        IpBlock to = Route.target(cidr, address, prefix, true, Subnets.REFUSE);
        routes.add(new Route<>(cidr, to, gateway, null));
    }

    void withoutRanges() {
        withoutRanges = true;
    }

    boolean hasSubnets() {
        return !subnets.isEmpty();
    }

    /** True if a DHCP range is one that only a newer libvirt takes. */
    boolean hasCrossingRange() {
        for (IpRange range : ranges) {
            if (range.crosses()) {
                return true;
            }
        }
        return false;
    }

    boolean hasIpv6() {
        return first(true) != null;
    }

    private @Nullable Subnet<String> first(boolean ipv6) {
        for (Subnet<String> subnet : subnets) {
            if (subnet.block().isIpv6() == ipv6) {
                return subnet;
            }
        }
        return null;
    }

    /**
     * Checks what can be seen only when all is there.
     *
     * @param libvirt the one that is to take it
     * @throws IllegalArgumentException if the parts do not fit each other
     */
    void check(Version libvirt) {
        if (withoutRanges && !ranges.isEmpty()) {
            throw new SettingException(
                    "a DHCP range%s and none at all%s exclude each other", hint("dhcp"), hint("no-dhcp"));
        }
        Subnet.lookAtOverlaps(subnets, Subnets.REFUSE);
        IdentityHashMap<Subnet<String>, Dhcp<String>> served = new IdentityHashMap<>();
        for (IpRange range : ranges) {
            Subnet<String> subnet = subnetOf("the DHCP range " + range, range.start());
            dhcp(subnet, served).ranges().add(new Dhcp.Range<>(range.toString(), range));
        }
        for (FixedHost<String> host : hosts) {
            dhcp(subnetOf("the static host " + host.place(), ip(host)), served)
                    .hosts()
                    .add(host);
        }
        List<Dhcp<String>> inOrder = new ArrayList<>();
        for (Subnet<String> subnet : subnets) {
            if (served.containsKey(subnet)) {
                inOrder.add(served.get(subnet));
            }
        }
        Dhcp.look(inOrder, libvirt, Subnets.REFUSE);
        if (!routes.isEmpty()) {
            if (subnets.isEmpty()) {
                subnetOf("the gateway " + routes.get(0).gateway(), routes.get(0).gateway());
            }
            Route.look(routes, subnets, true, Subnets.REFUSE);
        }
    }

    private static Dhcp<String> dhcp(Subnet<String> subnet, IdentityHashMap<Subnet<String>, Dhcp<String>> served) {
        Dhcp<String> known = served.get(subnet);
        if (known == null) {
            known = new Dhcp<>(subnet.place(), subnet, true, new ArrayList<>(), new ArrayList<>());
            served.put(subnet, known);
        }
        return known;
    }

    private Subnet<String> subnetOf(String what, IpAddress address) {
        Subnet<String> subnet = subnetOf(address);
        if (subnet != null) {
            return subnet;
        } else if (subnets.isEmpty()) {
            throw new SettingException("%s is in no subnet: the network has no address%s", what, hint("address"));
        }
        StringBuilder all = new StringBuilder();
        for (Subnet<String> one : subnets) {
            all.append(all.length() == 0 ? "" : ", ").append(one.block());
        }
        throw new IllegalArgumentException(what + " is in no subnet of the network: " + all);
    }

    private @Nullable Subnet<String> subnetOf(IpAddress address) {
        Map.Entry<IpAddress, Subnet<String>> last = subnetsByFirst.floorEntry(address);
        return last != null && last.getValue().block().contains(address) ? last.getValue() : null;
    }

    /**
     * Where DHCP works; libvirt has one place for it in each family.
     *
     * @return the subnet of the ranges and hosts, else the first of IPv4; null if there is none
     */
    private @Nullable Subnet<String> dhcpSubnet(boolean ipv6) {
        for (IpRange range : ranges) {
            if (range.start().isIpv6() == ipv6) {
                return subnetOf(range.start());
            }
        }
        for (FixedHost<String> host : hosts) {
            if (ip(host).isIpv6() == ipv6) {
                return subnetOf(ip(host));
            }
        }
        return ipv6 || withoutRanges ? null : first(false);
    }

    /** What DHCP gives out in a subnet where it works: what was said, else for IPv4 all that is free. */
    private List<IpRange> rangesOf(Subnet<String> subnet) {
        IpBlock block = subnet.block();
        List<IpRange> found = new ArrayList<>();
        for (IpRange range : ranges) {
            if (block.contains(range.start())) {
                found.add(range);
            }
        }
        if (!found.isEmpty() || withoutRanges || block.isIpv6() || !block.isRoomy()) {
            return found;
        }
        IpAddress first = block.first().plus(1);
        IpAddress last = block.last().plus(-1);
        if (first.compareTo(subnet.host()) < 0) {
            found.add(IpRange.cut(first, subnet.host().plus(-1)));
        }
        if (subnet.host().compareTo(last) < 0) {
            found.add(IpRange.cut(subnet.host().plus(1), last));
        }
        return found;
    }

    void write(Lines out) {
        Subnet<String> ipv4 = dhcpSubnet(false);
        Subnet<String> ipv6 = dhcpSubnet(true);
        for (Subnet<String> subnet : subnets) {
            out.open(
                    "ip",
                    "family",
                    family(subnet.block()),
                    "address",
                    subnet.host().toString(),
                    "prefix",
                    Integer.toString(subnet.block().prefix()));
            if (isSame(subnet, ipv4) || isSame(subnet, ipv6)) {
                writeDhcp(out, subnet);
            }
            out.close("ip");
        }
        for (Route<String> route : routes) {
            out.leaf(
                    "route",
                    "family",
                    family(to(route)),
                    "address",
                    to(route).first().toString(),
                    "prefix",
                    Integer.toString(to(route).prefix()),
                    "gateway",
                    route.gateway().toString());
        }
    }

    /** Here each host has an address, and each route a network. */
    private static IpAddress ip(FixedHost<String> host) {
        return Objects.requireNonNull(host.ip());
    }

    private static IpBlock to(Route<String> route) {
        return Objects.requireNonNull(route.to());
    }

    private static @Nullable String family(IpBlock block) {
        return block.isIpv6() ? "ipv6" : null;
    }

    /** True if both are one, of which there are no two with the same addresses. */
    private static boolean isSame(Subnet<String> one, @Nullable Subnet<String> other) {
        return other != null && one.block().equals(other.block());
    }

    private void writeDhcp(Lines out, Subnet<String> subnet) {
        List<IpRange> given = rangesOf(subnet);
        List<FixedHost<String>> fixed = new ArrayList<>();
        for (FixedHost<String> host : hosts) {
            if (subnet.block().contains(ip(host))) {
                fixed.add(host);
            }
        }
        if (given.isEmpty() && fixed.isEmpty()) {
            return;
        }
        out.open("dhcp");
        for (IpRange range : given) {
            out.leaf(
                    "range",
                    "start",
                    range.start().toString(),
                    "end",
                    range.end().toString());
        }
        for (FixedHost<String> host : fixed) {
            out.leaf("host", "mac", host.mac(), "id", host.id(), "name", host.name(), "ip", ip(host).toString());
        }
        out.close("dhcp");
    }

    /** What was decided for a person who said less. */
    List<Diagnostic> notes() {
        List<Diagnostic> notes = new ArrayList<>();
        for (Subnet<String> subnet : subnets) {
            if (Subnets.isChosen(subnet)) {
                notes.add(Diagnostic.note(
                        "gateway",
                        subnet.block() + " is the subnet: its first address, " + subnet.host()
                                + ", is the host's and the guests' gateway",
                        null));
            }
        }
        Subnet<String> ipv4 = dhcpSubnet(false);
        if (ipv4 != null && ranges.isEmpty()) {
            List<IpRange> given = rangesOf(ipv4);
            if (given.isEmpty() && hosts.stream().allMatch(host -> ip(host).isIpv6())) {
                notes.add(Diagnostic.note(
                        "no-dhcp",
                        ipv4.block() + " has no address left for DHCP: none is served, and guests need fixed ones",
                        null));
            }
            for (IpRange range : given) {
                if (range.isFull()) {
                    notes.add(Diagnostic.note(
                            "dhcp-range", "DHCP gives out " + range + " only: libvirt takes no larger range", null));
                }
            }
        }
        return notes;
    }
}
