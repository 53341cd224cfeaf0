package dev.xmlnet.check;

import dev.xmlnet.libvirt.law.Problem;
import dev.xmlnet.libvirt.law.Route;
import dev.xmlnet.libvirt.law.Subnet;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Static routes, by the laws of {@link Route}. */
final class RouteRules {
    private RouteRules() {}

    /**
     * Looks at all routes of a network.
     *
     * @param whole false if a subnet is missing, so that a gateway may be in it
     */
    static void look(List<Element> routes, List<Subnet<Element>> subnets, boolean whole, Findings findings) {
        List<Route<Element>> all = new ArrayList<>(routes.size());
        for (Element route : routes) {
            if ("0".equals(route.attribute("metric"))) {
                findings.add(Rule.NET009, "libvirt refuses the metric 0: write 1 or more", route, "metric");
            }
            IpBlock to = target(route, findings);
            IpAddress gateway = IpAddress.of(route.attribute("gateway"));
            if (gateway != null && (to != null || route.attribute("address") == null)) {
                all.add(new Route<>(route, to, gateway, route.attribute("metric")));
            }
        }
        Route.look(all, subnets, whole, problem -> AddressRules.report(Rule.NET009, problem, findings));
    }

    /** The network behind the gateway; null if the route says none, which is said here or by the schema. */
    static @Nullable IpBlock target(Element route, Findings findings) {
        IpAddress address = IpAddress.of(route.attribute("address"));
        IpAddress gateway = IpAddress.of(route.attribute("gateway"));
        Consumer<Problem<Element>> problems = problem -> AddressRules.report(Rule.NET009, problem, findings);
        if (address == null
                || gateway == null
                || !AddressRules.family(route, address, Rule.NET009, findings)
                || !Route.isOfOneFamily(route, address, gateway, problems)) {
            return null;
        }
        int prefix = AddressRules.prefix(route, address, Rule.NET009, 0, findings);
        boolean said = route.attribute("prefix") != null || route.attribute("netmask") != null;
        return prefix < 0 ? null : Route.target(route, address, prefix, said, problems);
    }
}
