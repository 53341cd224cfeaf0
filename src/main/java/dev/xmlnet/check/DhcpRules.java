package dev.xmlnet.check;

import dev.xmlnet.libvirt.law.Dhcp;
import dev.xmlnet.libvirt.law.FixedHost;
import dev.xmlnet.libvirt.law.Problem;
import dev.xmlnet.libvirt.law.Subnet;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** What DHCP gives out, by the laws of {@link Dhcp}, and for how long. */
final class DhcpRules {
    private static final long LEAST_SECONDS = 120;

    private DhcpRules() {}

    /** Looks at all that a network gives out. */
    static void look(List<Subnet<Element>> subnets, Findings findings) {
        List<Dhcp<Element>> all = new ArrayList<>(subnets.size());
        for (Subnet<Element> subnet : subnets) {
            Element dhcp = subnet.place().child("dhcp");
            if (dhcp != null) {
                all.add(dhcp(dhcp, subnet, findings));
            }
        }
        Dhcp.look(all, findings.libvirt(), problem -> report(problem, findings));
    }

    /** What is wrong with a host is a rule of its own. */
    private static void report(Problem<Element> problem, Findings findings) {
        Rule rule = problem.place().is("host") ? Rule.NET004 : Rule.NET003;
        AddressRules.report(rule, problem, findings);
    }

    private static Dhcp<Element> dhcp(Element dhcp, Subnet<Element> subnet, Findings findings) {
        List<Dhcp.Range<Element>> ranges = new ArrayList<>();
        for (Element range : dhcp.children("range")) {
            lease(range, Rule.NET003, findings);
            IpAddress start = IpAddress.of(range.attribute("start"));
            IpAddress end = IpAddress.of(range.attribute("end"));
            if (start != null && end != null) {
                ranges.add(new Dhcp.Range<>(range, IpRange.of(start, end)));
            }
        }
        List<FixedHost<Element>> hosts = new ArrayList<>();
        for (Element host : dhcp.children("host")) {
            lease(host, Rule.NET004, findings);
            hosts.add(new FixedHost<>(
                    host,
                    MacAddress.printed(host.attribute("mac")),
                    host.attribute("id"),
                    host.attribute("name"),
                    IpAddress.of(host.attribute("ip"))));
        }
        boolean serves = dhcp.child("range") != null || dhcp.child("host") != null;
        return new Dhcp<>(dhcp, subnet, serves, ranges, hosts);
    }

    private static void lease(Element bearer, Rule rule, Findings findings) {
        Element lease = bearer.child("lease");
        int expiry = lease == null ? 0 : SettingRules.number(lease.attribute("expiry"));
        if (lease == null || expiry <= 0) {
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
