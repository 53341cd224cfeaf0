package dev.xmlnet.libvirt.law;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.libvirt.value.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What DHCP gives out in a subnet: what libvirt's virNetworkDHCPDefParseXML, virSocketAddrGetRange and networkValidate refuse, and what
 * dnsmasq then never gives to anyone.
 *
 * @param place where its {@code <dhcp>} is
 * @param serves true if it has a range or a host, whether they can be read or not
 * @param ranges those that can be read
 * @param hosts all guests whose address is fixed
 */
public record Dhcp<P>(P place, Subnet<P> subnet, boolean serves, List<Range<P>> ranges, List<FixedHost<P>> hosts) {
    /** dnsmasq refuses DHCPv6 in a prefix that is shorter. */
    private static final int SHORTEST_IPV6_PREFIX = 64;

    /**
     * Addresses that are given out.
     *
     * @param place where they are said
     */
    public record Range<P>(P place, IpRange addresses) {}

    /** Looks at all that a network gives out. */
    public static <P> void look(List<Dhcp<P>> all, Version libvirt, Consumer<Problem<P>> problems) {
        Dhcp<P> ipv4 = null;
        Dhcp<P> ipv6 = null;
        for (Dhcp<P> one : all) {
            IpAddress host = one.subnet.host();
            Dhcp<P> first = host.isIpv6() ? ipv6 : ipv4;
            if (one.serves && first != null) {
                String text = "libvirt refuses DHCP in a second subnet of " + host.family()
                        + ": remove one of them, or make two networks";
                problems.accept(Problem.error(one.place, null, text).also(first.place, null));
            } else if (one.serves && host.isIpv6()) {
                ipv6 = one;
            } else if (one.serves) {
                ipv4 = one;
            }
            int prefix = one.subnet.block().prefix();
            if (one.serves && host.isIpv6() && prefix < SHORTEST_IPV6_PREFIX) {
                String text = "DHCPv6 in a prefix of " + prefix + " does not start, dnsmasq wants "
                        + SHORTEST_IPV6_PREFIX + " or longer; use a longer prefix, or no DHCP there";
                problems.accept(Problem.error(one.subnet.place(), "prefix", text));
            }
            one.lookAtRanges(libvirt, problems);
            FixedHost.look(one.hosts, one.subnet, problems);
        }
    }

    private void lookAtRanges(Version libvirt, Consumer<Problem<P>> problems) {
        List<Range<P>> taken = new ArrayList<>(ranges.size());
        for (Range<P> range : ranges) {
            Problem<P> refusal = refusal(range, libvirt);
            if (refusal != null) {
                problems.accept(refusal);
                continue;
            }
            if (range.addresses.contains(subnet.host())) {
                // dnsmasq leaves its own address out: it works, and is not what a person meant.
                String text = "the range " + range.addresses + " holds " + subnet.host()
                        + ", the host's own address, which no guest can get: leave it out";
                problems.accept(Problem.warning(range.place, null, text).also(subnet.place(), "address"));
            }
            taken.add(range);
        }
        int[] first = FirstOverlap.of(taken, range -> range.addresses.start(), range -> range.addresses.end());
        for (int i = 0; i < first.length; i++) {
            if (first[i] < i) {
                // dnsmasq gives no address twice.
                Range<P> other = taken.get(first[i]);
                String text =
                        "the range " + taken.get(i).addresses + " overlaps " + other.addresses + ": make one of them";
                problems.accept(Problem.warning(taken.get(i).place, null, text).also(other.place, null));
            }
        }
    }

    private @Nullable Problem<P> refusal(Range<P> range, Version libvirt) {
        IpRange addresses = range.addresses;
        for (String end : List.of("start", "end")) {
            IpAddress address = end.equals("start") ? addresses.start() : addresses.end();
            if (!subnet.block().contains(address)) {
                String text = "libvirt refuses " + address + ", which is not in the subnet " + subnet.block()
                        + ": name an address of it";
                return Problem.error(range.place, end, text).also(subnet.place(), "address");
            }
        }
        if (addresses.start().compareTo(addresses.end()) > 0) {
            String text = "libvirt refuses the range " + addresses + ", which ends before it begins: turn it round";
            return Problem.error(range.place, null, text);
        } else if (!addresses.fits(libvirt)) {
            boolean anywhere = addresses.start().isIpv6() || addresses.mayCross(libvirt);
            String text = "DHCP range " + addresses + " is too large, libvirt allows 65536 addresses"
                    + (anywhere ? "" : " of one /16 before 11.3") + "; split it";
            return Problem.error(range.place, null, text);
        }
        for (String end : List.of("start", "end")) {
            IpAddress address = end.equals("start") ? addresses.start() : addresses.end();
            String reserved = subnet.block().reserved(address);
            if (reserved != null) {
                String text = "libvirt refuses " + address + ", which is the " + reserved + " of " + subnet.block()
                        + ": no guest can have it";
                return Problem.error(range.place, end, text);
            }
        }
        return null;
    }
}
