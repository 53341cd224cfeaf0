package dev.xmlnet.network;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The addresses of a network. Nothing of it is loaded for a network that has none. Loops, since a stream, and the equals of
 * a record, each cost a cold start some ten milliseconds.
 */
final class AddressPlan {
    /** dnsmasq refuses DHCPv6 in a prefix that is shorter, and the network does not start. */
    static final int SHORTEST_DHCPV6_PREFIX = 64;

    private final List<Subnet> subnets = new ArrayList<>();
    private final List<IpRange> ranges = new ArrayList<>();
    private final List<StaticHost> hosts = new ArrayList<>();
    private final List<StaticRoute> routes = new ArrayList<>();

    // By the first address. Since no two of a map overlap, what begins last before an address is all that can hold it.
    private final NavigableMap<IpAddress, Subnet> subnetsByFirst = new TreeMap<>();
    private final NavigableMap<IpAddress, IpRange> rangesByFirst = new TreeMap<>();

    private final Set<Object> taken = new HashSet<>();
    private final Set<IpBlock> destinations = new HashSet<>();
    private boolean withoutRanges;

    void add(Subnet subnet) {
        Subnet other = lastUpTo(subnet.upper(), subnetsByFirst);
        if (other != null && other.overlaps(subnet)) {
            throw new IllegalArgumentException(
                    other.block().equals(subnet.block())
                            ? "the subnet " + subnet + " is there twice"
                            : "the subnets " + other + " and " + subnet + " overlap");
        }
        subnetsByFirst.put(subnet.lower(), subnet);
        subnets.add(subnet);
    }

    void add(IpRange range) {
        IpRange other = lastUpTo(range.end(), rangesByFirst);
        if (other != null && other.overlaps(range)) {
            throw new IllegalArgumentException("the DHCP ranges " + other + " and " + range + " overlap");
        }
        rangesByFirst.put(range.start(), range);
        ranges.add(range);
    }

    private static <T> T lastUpTo(IpAddress address, NavigableMap<IpAddress, T> byFirst) {
        Map.Entry<IpAddress, T> last = byFirst.floorEntry(address);
        return last == null ? null : last.getValue();
    }

    void add(StaticHost host) {
        if (Collections.disjoint(taken, host.keys())) {
            taken.addAll(host.keys());
            hosts.add(host);
            return;
        }
        for (StaticHost other : hosts) {
            String twice = other.sharedWith(host);
            if (twice != null) {
                throw new IllegalArgumentException(
                        "the static hosts " + other + " and " + host + " have the same " + twice);
            }
        }
        throw new IllegalStateException(host + " shares nothing");
    }

    void add(StaticRoute route) {
        if (!destinations.add(route.block())) {
            throw new IllegalArgumentException("the route to " + route + " is there twice; the host takes only one");
        }
        routes.add(route);
    }

    void withoutRanges() {
        withoutRanges = true;
    }

    boolean hasSubnets() {
        return !subnets.isEmpty();
    }

    /** True if a DHCP range is one that only a newer libvirt takes. */
    boolean hasCrossingRange() {
        return ranges.stream().anyMatch(IpRange::crosses);
    }

    boolean hasIpv6() {
        for (Subnet subnet : subnets) {
            if (subnet.block().isIpv6()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks what can be seen only when all is there.
     *
     * @param libvirt the one that is to take it
     * @throws IllegalArgumentException if the parts do not fit each other
     */
    void check(Version libvirt) {
        if (withoutRanges && !ranges.isEmpty()) {
            throw new IllegalArgumentException("a DHCP range (--dhcp) and none at all (--no-dhcp) exclude each other");
        }
        for (IpRange range : ranges) {
            if (!range.fits(libvirt)) {
                throw new IllegalArgumentException(
                        "the DHCP range " + range + " is too large: libvirt takes one that ends by "
                                + range.last(libvirt) + ", and further ranges after it");
            }
            checkPlace("the DHCP range " + range, range);
        }
        for (StaticHost host : hosts) {
            checkPlace("the static host " + host, IpRange.of(host.ip(), host.ip()));
        }
        for (StaticRoute route : routes) {
            checkRoute(route);
        }
        dhcpSubnet(true);
        dhcpSubnet(false);
    }

    private void checkRoute(StaticRoute route) {
        String what = "the route to " + route + ": its gateway " + route.gateway();
        Subnet subnet = subnetOf(what, route.gateway());
        if (route.gateway().equals(subnet.gateway())) {
            throw new IllegalArgumentException(what + " is the host itself; name the guest that routes");
        }
        if (subnet.reserves(route.gateway())) {
            throw new IllegalArgumentException(what + " is " + subnet.reserved(route.gateway()));
        }
        Subnet own = subnetOf(route.block().first());
        if (own != null && own.block().contains(route.block())) {
            throw new IllegalArgumentException(
                    "the route to " + route + ": the subnet " + own + " is the network's own; it needs no route");
        }
    }

    private void checkPlace(String what, IpRange range) {
        Subnet subnet = subnetOf(what, range.start());
        if (!subnet.contains(range.end())) {
            throw new IllegalArgumentException(what + " ends outside its subnet " + subnet);
        }
        if (range.contains(subnet.gateway())) {
            boolean one = range.start().equals(range.end());
            throw new IllegalArgumentException(what
                    + (one ? " is the gateway of " + subnet : " holds the gateway " + subnet.gateway())
                    + ", which is the host's own address");
        }
        for (IpAddress end : List.of(range.start(), range.end())) {
            if (subnet.reserves(end)) {
                throw new IllegalArgumentException(what + ": " + end + " is " + subnet.reserved(end));
            }
        }
    }

    private Subnet subnetOf(String what, IpAddress address) {
        Subnet subnet = subnetOf(address);
        if (subnet != null) {
            return subnet;
        } else if (subnets.isEmpty()) {
            throw new IllegalArgumentException(what + " is in no subnet: the network has no address (--address)");
        }
        StringBuilder all = new StringBuilder();
        for (Subnet one : subnets) {
            all.append(all.length() == 0 ? "" : ", ").append(one);
        }
        throw new IllegalArgumentException(what + " is in no subnet of the network: " + all);
    }

    private Subnet subnetOf(IpAddress address) {
        Subnet subnet = lastUpTo(address, subnetsByFirst);
        return subnet != null && subnet.contains(address) ? subnet : null;
    }

    /**
     * Where DHCP works; libvirt has one place for it in each family.
     *
     * @return the subnet of the ranges and hosts, else the first of IPv4; null if there is none
     */
    private Subnet dhcpSubnet(boolean ipv4) {
        List<IpAddress> said = new ArrayList<>();
        for (IpRange range : ranges) {
            said.add(range.start());
        }
        for (StaticHost host : hosts) {
            said.add(host.ip());
        }
        Subnet found = null;
        for (IpAddress address : said) {
            if (address.isIpv6() != ipv4) {
                Subnet subnet = subnetOf(address);
                if (found != null && !found.equals(subnet)) {
                    throw new IllegalArgumentException("DHCP in " + found + " and in " + subnet + ": libvirt takes one "
                            + (ipv4 ? "IPv4" : "IPv6") + " subnet with DHCP in a network; make two networks");
                }
                found = subnet;
            }
        }
        if (found != null && !ipv4 && found.prefix() < SHORTEST_DHCPV6_PREFIX) {
            throw new IllegalArgumentException("DHCP in " + found + " does not start: dnsmasq wants an IPv6 prefix of "
                    + SHORTEST_DHCPV6_PREFIX + " or longer; use a longer one, or leave out --dhcp and --host");
        }
        return found == null && ipv4 && !withoutRanges ? firstIpv4() : found;
    }

    private Subnet firstIpv4() {
        for (Subnet subnet : subnets) {
            if (!subnet.block().isIpv6()) {
                return subnet;
            }
        }
        return null;
    }

    /** What DHCP gives out in a subnet where it works: what was said, else for IPv4 all that is free. */
    private List<IpRange> rangesOf(Subnet subnet) {
        List<IpRange> found = new ArrayList<>();
        for (IpRange range : ranges) {
            if (subnet.contains(range.start())) {
                found.add(range);
            }
        }
        if (!found.isEmpty() || withoutRanges || subnet.block().isIpv6()) {
            return found;
        }
        if (!subnet.block().isRoomy()) {
            return List.of();
        }
        List<IpRange> all = new ArrayList<>();
        IpAddress first = subnet.lower().plus(1);
        IpAddress last = subnet.upper().plus(-1);
        if (first.compareTo(subnet.gateway()) < 0) {
            all.add(IpRange.cut(first, subnet.gateway().plus(-1)));
        }
        if (subnet.gateway().compareTo(last) < 0) {
            all.add(IpRange.cut(subnet.gateway().plus(1), last));
        }
        return all;
    }

    void write(Lines out) {
        Subnet ipv4 = dhcpSubnet(true);
        Subnet ipv6 = dhcpSubnet(false);
        for (Subnet subnet : subnets) {
            out.open(
                    "ip",
                    "family",
                    subnet.block().isIpv6() ? "ipv6" : null,
                    "address",
                    subnet.gateway().toString(),
                    "prefix",
                    Integer.toString(subnet.prefix()));
            if (subnet.equals(ipv4) || subnet.equals(ipv6)) {
                writeDhcp(out, subnet);
            }
            out.close("ip");
        }
        for (StaticRoute route : routes) {
            route.write(out);
        }
    }

    private void writeDhcp(Lines out, Subnet subnet) {
        List<IpRange> given = rangesOf(subnet);
        List<StaticHost> fixed = new ArrayList<>();
        for (StaticHost host : hosts) {
            if (subnet.contains(host.ip())) {
                fixed.add(host);
            }
        }
        if (given.isEmpty() && fixed.isEmpty()) {
            return;
        }
        out.open("dhcp");
        for (IpRange range : given) {
            out.leaf("range", "start", range.start().toString(), "end", range.end().toString());
        }
        for (StaticHost host : fixed) {
            host.write(out);
        }
        out.close("dhcp");
    }

    /** What was decided for a person who said less. */
    List<Diagnostic> notes() {
        List<Diagnostic> notes = new ArrayList<>();
        for (Subnet subnet : subnets) {
            if (subnet.chosen()) {
                notes.add(Diagnostic.note(
                        "gateway",
                        subnet + " is the subnet: its first address, " + subnet.gateway()
                                + ", is the host's and the guests' gateway",
                        null));
            }
        }
        Subnet ipv4 = dhcpSubnet(true);
        if (ipv4 != null && ranges.isEmpty()) {
            for (IpRange range : rangesOf(ipv4)) {
                if (range.isFull()) {
                    notes.add(Diagnostic.note(
                            "dhcp-range",
                            "DHCP gives out " + range
                                    + " only: libvirt takes no larger range; --dhcp adds further ones",
                            null));
                }
            }
        }
        return notes;
    }
}
