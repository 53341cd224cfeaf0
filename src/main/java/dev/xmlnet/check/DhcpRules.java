package dev.xmlnet.check;

import dev.xmlnet.check.AddressRules.Subnet;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.network.DhcpName;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What DHCP gives out: what libvirt's virNetworkDHCPDefParseXML, virSocketAddrGetRange and networkValidate refuse, and what
 * dnsmasq then never gives to anyone.
 */
final class DhcpRules {
    private static final long LEAST_SECONDS = 120;
    private static final int SHORTEST_DHCPV6_PREFIX = 64;

    private DhcpRules() {}

    /** Looks at all that a network gives out. */
    static void look(List<Subnet> subnets, Findings findings) {
        Element ipv4 = null;
        Element ipv6 = null;
        for (Subnet subnet : subnets) {
            Element dhcp = subnet.ip().child("dhcp");
            if (dhcp == null) {
                continue;
            }
            boolean serves = dhcp.child("range") != null || dhcp.child("host") != null;
            Element first = subnet.host().isIpv6() ? ipv6 : ipv4;
            if (serves && first != null) {
                findings.add(
                                Rule.NET003,
                                "libvirt refuses <dhcp> in a second subnet of " + family(subnet.host())
                                        + ": take one of them away, or make two networks",
                                dhcp)
                        .also(first, null);
            } else if (serves && subnet.host().isIpv6()) {
                ipv6 = dhcp;
            } else if (serves) {
                ipv4 = dhcp;
            }
            int prefix = subnet.block().prefix();
            if (serves && subnet.host().isIpv6() && prefix < SHORTEST_DHCPV6_PREFIX) {
                String text = "DHCPv6 in a prefix of " + prefix + " does not start, dnsmasq wants "
                        + SHORTEST_DHCPV6_PREFIX + " or longer; use prefix='64', or remove <dhcp>";
                findings.add(Rule.NET003, text, subnet.ip(), "prefix");
            }
            ranges(dhcp.children("range"), subnet, findings);
            hosts(dhcp.children("host"), subnet, findings);
        }
    }

    private static String family(IpAddress address) {
        return address.isIpv6() ? "IPv6" : "IPv4";
    }

    /** Addresses that DHCP gives out, both of the subnet, in order. */
    private record Range(Element element, IpAddress start, IpAddress end) {
        boolean contains(IpAddress address) {
            return start.compareTo(address) <= 0 && address.compareTo(end) <= 0;
        }

        @Override
        public String toString() {
            return start + "-" + end;
        }
    }

    private static void ranges(List<Element> elements, Subnet subnet, Findings findings) {
        List<Range> ranges = new ArrayList<>(elements.size());
        for (Element element : elements) {
            lease(element, Rule.NET003, findings);
            IpAddress start = IpAddress.of(element.attribute("start"));
            IpAddress end = IpAddress.of(element.attribute("end"));
            if (start == null || end == null) {
                continue;
            }
            Range range = new Range(element, start, end);
            if (!refused(range, subnet, findings)) {
                holdsHost(range, subnet, findings);
                ranges.add(range);
            }
        }
        int[] first = FirstOverlap.of(ranges, Range::start, Range::end);
        for (int i = 0; i < first.length; i++) {
            if (first[i] < i) {
                overlap(ranges.get(i), ranges.get(first[i]), findings);
            }
        }
    }

    private static boolean refused(Range range, Subnet subnet, Findings findings) {
        for (String name : List.of("start", "end")) {
            IpAddress address = name.equals("start") ? range.start() : range.end();
            if (!subnet.block().contains(address)) {
                String text = "libvirt refuses " + address + ", which is not in the subnet " + subnet.block()
                        + ": name an address of it";
                findings.add(Rule.NET003, text, range.element(), name).also(subnet.ip(), "address");
                return true;
            }
        }
        if (range.start().compareTo(range.end()) > 0) {
            String text = "libvirt refuses the range " + range + ", which ends before it begins: turn it round";
            findings.add(Rule.NET003, text, range.element());
            return true;
        } else if (!IpRange.of(range.start(), range.end()).fits(findings.libvirt())) {
            String text = "DHCP range " + range + " is too large, libvirt allows 65536 addresses"
                    + (IpRange.of(range.start(), range.end()).mayCross(findings.libvirt()) || range.start().isIpv6() ? "" : " of one /16 before 11.3")
                    + "; split it";
            findings.add(Rule.NET003, text, range.element());
            return true;
        }
        for (String name : List.of("start", "end")) {
            IpAddress address = name.equals("start") ? range.start() : range.end();
            String reserved = subnet.reserves(address);
            if (reserved != null) {
                String text = "libvirt refuses " + address + ", which is " + reserved + " of " + subnet.block()
                        + ": no guest can have it";
                findings.add(Rule.NET003, text, range.element(), name);
                return true;
            }
        }
        return false;
    }

    /** dnsmasq leaves its own address out: it works, and is not what a person meant. */
    private static void holdsHost(Range range, Subnet subnet, Findings findings) {
        if (range.contains(subnet.host())) {
            findings.add(
                            Rule.NET003,
                            "the range " + range + " holds " + subnet.host()
                                    + ", the host's own address, which no guest can get: leave it out",
                            range.element())
                    .as(Severity.WARNING)
                    .also(subnet.ip(), "address");
        }
    }

    /** dnsmasq gives no address twice. */
    private static void overlap(Range range, Range other, Findings findings) {
        findings.add(Rule.NET003, "the range " + range + " overlaps " + other + ": make one of them", range.element())
                .as(Severity.WARNING)
                .also(other.element(), null);
    }

    private static void hosts(List<Element> hosts, Subnet subnet, Findings findings) {
        Map<String, Element> seen = new HashMap<>();
        for (Element host : hosts) {
            lease(host, Rule.NET004, findings);
            identity(host, subnet, findings);
            IpAddress ip = IpAddress.of(host.attribute("ip"));
            if (ip != null) {
                place(host, ip, subnet, findings);
                twice("ip", ip.toString(), host, seen, findings);
            }
            for (String name : List.of("mac", "id", "name")) {
                if (host.attribute(name) != null) {
                    twice(name, host.attribute(name).toLowerCase(Locale.ROOT), host, seen, findings);
                }
            }
        }
    }

    private static void identity(Element host, Subnet subnet, Findings findings) {
        String name = host.attribute("name");
        String id = host.attribute("id");
        boolean ipv6 = subnet.host().isIpv6();
        if (ipv6 && host.attribute("mac") != null) {
            String text = "libvirt refuses mac on IPv6, where a guest is known by its DUID or name: write id or name";
            findings.add(Rule.NET004, text, host, "mac");
        } else if (!ipv6 && id != null && name == null && host.attribute("mac") == null) {
            String text = "libvirt refuses a host of IPv4 without mac and name: id is for IPv6";
            findings.add(Rule.NET004, text, host, "id");
        } else if (!ipv6 && id != null && host.attribute("mac") == null) {
            String text = "libvirt makes nothing of id on IPv4: take it away";
            findings.add(Rule.NET004, text, host, "id").as(Severity.WARNING);
        }
        if (name != null && !beginsWell(name)) {
            String text = "libvirt refuses the name '" + name + "': it begins with a letter or a digit";
            findings.add(Rule.NET004, text, host, "name");
        } else if (name != null) {
            misread(name, host, findings);
        }
    }

    private static void misread(String name, Element host, Findings findings) {
        DhcpName misread = DhcpName.misread(name);
        if (misread != null) {
            Found found = findings.add(Rule.NET004, "name '" + name + "' " + misread.problem(), host, "name");
            found.as(misread == DhcpName.LEASE_TIME ? Severity.WARNING : Severity.ERROR);
        }
    }

    private static boolean beginsWell(String name) {
        char first = name.isEmpty() ? ' ' : name.charAt(0);
        return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
    }

    private static void place(Element host, IpAddress ip, Subnet subnet, Findings findings) {
        String reserved = subnet.reserves(ip);
        if (!subnet.block().contains(ip)) {
            String text = ip + " is not in the subnet " + subnet.block()
                    + ", and is never given to the guest: name an address of it";
            findings.add(Rule.NET004, text, host, "ip").also(subnet.ip(), "address");
        } else if (ip.equals(subnet.host())) {
            String text = ip + " is the host's own address: give the guest another";
            findings.add(Rule.NET004, text, host, "ip").also(subnet.ip(), "address");
        } else if (reserved != null) {
            String text = ip + " is " + reserved + " of " + subnet.block() + ": give the guest another";
            findings.add(Rule.NET004, text, host, "ip");
        }
    }

    /** Two guests of one name get their addresses by their MAC addresses; only DNS does not know which is meant. */
    private static void twice(
            String attribute, String value, Element host, Map<String, Element> seen, Findings findings) {
        Element first = seen.putIfAbsent(attribute + " " + value, host);
        if (first == null) {
            return;
        }
        boolean named = attribute.equals("name") && known(host) && known(first);
        findings.add(
                        Rule.NET004,
                        "two static hosts have the " + attribute + " '" + host.attribute(attribute) + "', "
                                + (named
                                        ? "and DNS tells only one of them: give one another"
                                        : "and only one of them works: mend or take away one of them"),
                        host,
                        attribute)
                .as(named ? Severity.WARNING : Severity.ERROR)
                .also(first, attribute);
    }

    private static boolean known(Element host) {
        return host.attribute("mac") != null || host.attribute("id") != null;
    }

    private static void lease(Element bearer, Rule rule, Findings findings) {
        Element lease = bearer.child("lease");
        int expiry = lease == null ? 0 : SettingRules.number(lease.attribute("expiry"));
        if (expiry <= 0) {
            return;
        }
        String unit = lease.attribute("unit");
        long seconds = "seconds".equals(unit) ? expiry : "hours".equals(unit) ? expiry * 3600L : expiry * 60L;
        if (seconds < LEAST_SECONDS) {
            String text = "libvirt refuses a lease of less than 2 minutes: write expiry='2' or more, or 0 for one that"
                    + " does not end";
            findings.add(rule, text, lease, "expiry");
        }
    }
}
