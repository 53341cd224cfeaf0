package dev.xmlnet.check;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.law.Problem;
import dev.xmlnet.libvirt.law.Subnet;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of a network. Nothing that counts with addresses is loaded for a network that has none. */
final class AddressRules implements NetworkRule {
    /** The bits of a name of reverse DNS: an octet of IPv4, a digit of IPv6. */
    private static final int IPV4_NAME = 8;

    private static final int IPV6_NAME = 4;

    @Override
    public void look(Element network, @Nullable NetworkMode mode, Findings findings) {
        if (mode == null || !mode.isOwnBridge()) {
            return; // the table of networks says that nothing of this may stand there
        }
        List<Element> ips = network.children("ip");
        List<Element> routes = network.children("route");
        if (ips.isEmpty()) {
            for (Element route : routes) {
                findings.add(
                        Rule.NET009,
                        "libvirt refuses a route without a gateway in the network, which has no <ip>: add one, or take"
                                + " the route away",
                        route);
            }
            return;
        }
        List<Subnet<Element>> subnets = new ArrayList<>(ips.size());
        for (Element ip : ips) {
            Subnet<Element> subnet = subnet(ip, findings);
            if (subnet != null) {
                subnets.add(subnet);
            }
        }
        Subnet.lookAtOverlaps(subnets, problem -> report(Rule.NET002, problem, findings));
        DhcpRules.look(subnets, findings);
        if (!routes.isEmpty()) {
            RouteRules.look(routes, subnets, subnets.size() == ips.size(), findings);
        }
    }

    /** Reports what a law has against an element. */
    static void report(Rule rule, Problem<Element> problem, Findings findings) {
        Element place = problem.place();
        Found found = findings.add(rule, problem.message(), place, problem.attribute());
        found.as(problem.severity());
        if (problem.other() != null) {
            found.also(problem.other(), problem.otherAttribute());
        }
    }

    /** What libvirt makes of an {@code <ip>}; null where it makes nothing of it, which is said. */
    private static @Nullable Subnet<Element> subnet(Element ip, Findings findings) {
        if (ip.attribute("address") == null) {
            findings.add(
                    Rule.NET002,
                    "libvirt refuses an <ip> without the host's address: write address='192.168.100.1', for example",
                    ip);
            return null;
        }
        IpAddress host = IpAddress.of(ip.attribute("address"));
        if (host == null) {
            return null;
        }
        family(ip, host, Rule.NET002, findings);
        int prefix = prefix(ip, host, Rule.NET002, host.defaultPrefix(), findings);
        if (prefix < 0) {
            return null;
        }
        Subnet<Element> subnet = new Subnet<>(ip, host, IpBlock.of(host, prefix));
        subnet.lookAtHost(problem -> report(Rule.NET002, problem, findings));
        Element tftp = ip.child("tftp");
        if (tftp != null && host.isIpv6()) {
            findings.add(Rule.NET002, "libvirt refuses <tftp> on IPv6: move it to an <ip> of IPv4", tftp);
        }
        if ("yes".equals(ip.attribute("localPtr")) && prefix % (host.isIpv6() ? IPV6_NAME : IPV4_NAME) != 0) {
            findings.add(
                    Rule.NET002,
                    "the network does not start: names of addresses (localPtr) need a prefix that is a multiple of "
                            + (host.isIpv6() ? IPV6_NAME : IPV4_NAME) + ", not " + prefix,
                    ip,
                    "localPtr");
        }
        return subnet;
    }

    /** That the family of an element is that of its address. */
    static boolean family(Element element, IpAddress address, Rule rule, Findings findings) {
        String family = element.attribute("family");
        if (address.isIpv6() == "ipv6".equals(family)) {
            return true;
        }
        findings.add(
                rule,
                address.isIpv6()
                        ? "libvirt refuses the IPv6 address " + address + " here: write family='ipv6'"
                        : "libvirt refuses the IPv4 address " + address + " here: take family='ipv6' away",
                element,
                family == null ? "address" : "family");
        return false;
    }

    /**
     * The length of the prefix that an {@code <ip>} or a {@code <route>} says by prefix or netmask.
     *
     * @param unsaid that of one that says neither, or 0, which libvirt takes for that
     * @return -1 if it is none, which is said
     */
    static int prefix(Element element, IpAddress address, Rule rule, int unsaid, Findings findings) {
        String mask = element.attribute("netmask");
        String prefix = element.attribute("prefix");
        if (prefix == null && mask != null) {
            return netmask(element, mask, address, rule, findings);
        }
        int length = prefix == null ? 0 : SettingRules.number(prefix);
        if (length > address.bits()) {
            if (!address.isIpv6()) { // what is too long for IPv6 the schema refuses
                findings.add(
                        rule,
                        "libvirt refuses the prefix " + length + ": of an IPv4 address it is 32 at most",
                        element,
                        "prefix");
            }
            return -1;
        }
        return length == 0 ? unsaid : length;
    }

    private static int netmask(Element element, String mask, IpAddress address, Rule rule, Findings findings) {
        IpAddress netmask = IpAddress.of(mask);
        if (netmask == null || netmask.isIpv6()) {
            return -1; // which the schema refuses
        } else if (address.isIpv6()) {
            findings.add(rule, "libvirt refuses a netmask of IPv6: write prefix='64', for example", element, "netmask");
            return -1;
        }
        int length = netmask.maskLength();
        if (length < 0) {
            findings.add(
                    rule,
                    netmask + " is no netmask, since its ones are not all before its zeros: libvirt cannot set the "
                            + (element.is("route") ? "route" : "address")
                            + "; write prefix='24', for example",
                    element,
                    "netmask");
        }
        return length;
    }
}
