package dev.xmlnet.check;

import dev.xmlnet.check.AddressRules.Subnet;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Static routes: what libvirt's virNetDevIPRouteCreate and networkValidate refuse, and what Linux does not set. */
final class RouteRules {
    private static final int MOST_NAMED = 12;

    private RouteRules() {}

    /**
     * Looks at all routes of a network.
     *
     * @param whole false if a subnet is missing, so that a gateway may be in it
     */
    static void look(List<Element> routes, List<Subnet> subnets, boolean whole, Findings findings) {
        Map<String, Element> seen = new HashMap<>();
        Map<Element, Subnet> behind = subnetsOfGateways(routes, subnets);
        String all = named(subnets);
        Map<String, List<Subnet>> own = subnets.stream()
                .collect(Collectors.groupingBy(subnet -> subnet.block().toString()));
        for (Element route : routes) {
            if ("0".equals(route.attribute("metric"))) {
                findings.add(Rule.NET009, "libvirt refuses the metric 0: write 1 or more", route, "metric");
            }
            IpBlock to = target(route, findings);
            IpAddress gateway = IpAddress.of(route.attribute("gateway"));
            if (to == null && gateway != null && route.attribute("address") == null) {
                gateway(route, gateway, behind.get(route), whole ? all : null, findings); // the default route
            } else if (to != null) {
                gateway(route, gateway, behind.get(route), whole ? all : null, findings);
                useless(route, to, own.getOrDefault(to.toString(), List.of()), seen, findings);
            }
        }
    }

    /** The network behind the gateway; null if the route says none, which is said here or by the schema. */
    static IpBlock target(Element route, Findings findings) {
        IpAddress address = IpAddress.of(route.attribute("address"));
        IpAddress gateway = IpAddress.of(route.attribute("gateway"));
        if (address == null || gateway == null) {
            return null;
        }
        if (!AddressRules.family(route, address, Rule.NET009, findings)) {
            return null;
        }
        if (address.isIpv6() != gateway.isIpv6()) {
            findings.add(
                    Rule.NET009,
                    "libvirt refuses the gateway " + gateway + ", which is of another family than " + address
                            + ": name one of the same",
                    route,
                    "gateway");
            return null;
        }
        int prefix = AddressRules.prefix(route, address, Rule.NET009, 0, findings);
        if (prefix < 0) {
            return null;
        }
        IpBlock to = IpBlock.of(address, prefix);
        if (!address.equals(to.first())) {
            boolean said = route.attribute("prefix") != null || route.attribute("netmask") != null;
            findings.add(
                    Rule.NET009,
                    "libvirt refuses " + address + ", which is no network"
                            + (said
                                    ? ": write " + to.first() + ", where that of prefix " + prefix + " begins"
                                    : " without a prefix: write prefix='" + (address.isIpv6() ? 64 : 24)
                                            + "', for example"),
                    route,
                    "address");
            return null;
        }
        return to;
    }

    private record Span(IpAddress first, IpAddress last) {}

    /** The subnet that the gateway of each route is in: the first where several overlap. */
    private static Map<Element, Subnet> subnetsOfGateways(List<Element> routes, List<Subnet> subnets) {
        List<Span> spans = new ArrayList<>();
        for (Subnet subnet : subnets) {
            spans.add(new Span(subnet.block().first(), subnet.block().last()));
        }
        List<Element> asking = new ArrayList<>();
        for (Element route : routes) {
            IpAddress gateway = IpAddress.of(route.attribute("gateway"));
            if (gateway != null) {
                asking.add(route);
                spans.add(new Span(gateway, gateway));
            }
        }
        int[] first = FirstOverlap.of(spans, Span::first, Span::last);
        IdentityHashMap<Element, Subnet> found = new IdentityHashMap<>();
        for (int i = 0; i < asking.size(); i++) {
            int subnet = first[subnets.size() + i];
            found.put(asking.get(i), subnet < subnets.size() ? subnets.get(subnet) : null);
        }
        return found;
    }

    private static String named(List<Subnet> subnets) {
        String named = subnets.stream()
                .limit(MOST_NAMED)
                .map(subnet -> subnet.block().toString())
                .collect(Collectors.joining(", "));
        return subnets.size() > MOST_NAMED ? named + ", ..." : named;
    }

    /**
     * Looks at the way to a gateway.
     *
     * @param subnet the one that it is in, or null
     * @param all those that it may be in; null if they are not known
     */
    private static void gateway(Element route, IpAddress gateway, Subnet subnet, String all, Findings findings) {
        String reserved = subnet == null ? null : subnet.reserves(gateway);
        if (subnet != null && gateway.equals(subnet.host())) {
            findings.add(
                            Rule.NET009,
                            "the gateway " + gateway + " is the host itself, so that nothing is reached by it: name"
                                    + " the guest that routes",
                            route,
                            "gateway")
                    .also(subnet.ip(), "address");
        } else if (reserved != null) {
            findings.add(
                    Rule.NET009,
                    "the gateway " + gateway + " is " + reserved + " of " + subnet.block()
                            + ", which no guest can have: name the guest that routes",
                    route,
                    "gateway");
        } else if (subnet == null && all != null) {
            findings.add(
                    Rule.NET009,
                    "libvirt refuses the gateway " + gateway + ", which is in no subnet of the network (" + all
                            + "): name a guest's address in one of them",
                    route,
                    "gateway");
        }
    }

    private static void useless(
            Element route, IpBlock to, List<Subnet> same, Map<String, Element> seen, Findings findings) {
        String metric = route.attribute("metric");
        Element first = seen.putIfAbsent(to + " " + (metric == null ? "1" : metric), route);
        if (first != null) {
            findings.add(
                            Rule.NET009,
                            "the host takes only the first route to " + to + ": take this away, or give it another"
                                    + " metric",
                            route)
                    .as(Severity.WARNING)
                    .also(first, null);
            return;
        }
        for (Subnet subnet : same) {
            findings.add(
                            Rule.NET009,
                            "the host has a route to " + to + " already, which is the network's own: take this away",
                            route)
                    .as(Severity.WARNING)
                    .also(subnet.ip(), "address");
        }
    }
}
