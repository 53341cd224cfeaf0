package dev.xmlnet.libvirt.law;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A static route: what libvirt's virNetDevIPRouteCreate and networkValidate refuse, and what Linux does not set.
 *
 * @param place where it is
 * @param to the network behind the gateway; null for all that no other route leads to
 * @param gateway the guest that routes
 * @param metric what is said to order routes to one network, or null
 */
public record Route<P>(
        P place,
        @Nullable IpBlock to,
        IpAddress gateway,
        @Nullable String metric) {
    private static final int MOST_NAMED = 12;

    /** Looks whether a network and the gateway to it are of one family. */
    public static <P> boolean isOfOneFamily(
            P place, IpAddress address, IpAddress gateway, Consumer<Problem<P>> problems) {
        if (address.isIpv6() == gateway.isIpv6()) {
            return true;
        }
        String text = "libvirt refuses the gateway " + gateway + ", which is of another family than " + address
                + ": name one of the same";
        problems.accept(Problem.error(place, "gateway", text));
        return false;
    }

    /**
     * The network that begins at an address.
     *
     * @param prefix the length of its prefix, 0 if none is said
     * @param said true if it is said
     * @return null if none begins there, which is told
     */
    public static <P> @Nullable IpBlock target(
            P place, IpAddress address, int prefix, boolean said, Consumer<Problem<P>> problems) {
        IpBlock to = IpBlock.of(address, prefix);
        if (address.equals(to.first())) {
            return to;
        }
        String text = "libvirt refuses " + address + ", which is no network"
                + (said
                        ? ": write " + to.first() + ", where that of prefix " + prefix + " begins"
                        : " without a prefix: write prefix='" + (address.isIpv6() ? 64 : 24) + "', for example");
        problems.accept(Problem.error(place, "address", text));
        return null;
    }

    /**
     * Looks at all of a network.
     *
     * @param whole false if a subnet is missing, so that a gateway may be in it
     */
    public static <P> void look(
            List<Route<P>> routes, List<Subnet<P>> subnets, boolean whole, Consumer<Problem<P>> problems) {
        Map<String, Route<P>> seen = new HashMap<>();
        Map<String, List<Subnet<P>>> own = new HashMap<>();
        for (Subnet<P> subnet : subnets) {
            own.computeIfAbsent(subnet.block().toString(), block -> new ArrayList<>(1))
                    .add(subnet);
        }
        List<@Nullable Subnet<P>> behind = subnetsOfGateways(routes, subnets);
        for (int i = 0; i < routes.size(); i++) {
            Route<P> route = routes.get(i);
            Subnet<P> subnet = behind.get(i);
            if (subnet != null) {
                route.lookAtGateway(subnet, problems);
            } else if (whole) {
                String text = "libvirt refuses the gateway " + route.gateway
                        + ", which is in no subnet of the network (" + named(subnets)
                        + "): name a guest's address in one of them";
                problems.accept(Problem.error(route.place, "gateway", text));
            }
            if (route.to != null) {
                route.lookAtUse(own.getOrDefault(route.to.toString(), List.of()), seen, problems);
            }
        }
    }

    private record Span(IpAddress first, IpAddress last) {}

    /** The subnet that the gateway of each route is in: the first where several overlap; null if it is in none. */
    private static <P> List<@Nullable Subnet<P>> subnetsOfGateways(List<Route<P>> routes, List<Subnet<P>> subnets) {
        List<Span> spans = new ArrayList<>();
        for (Subnet<P> subnet : subnets) {
            spans.add(new Span(subnet.block().first(), subnet.block().last()));
        }
        for (Route<P> route : routes) {
            spans.add(new Span(route.gateway, route.gateway));
        }
        int[] first = FirstOverlap.of(spans, Span::first, Span::last);
        List<@Nullable Subnet<P>> found = new ArrayList<>(routes.size());
        for (int i = 0; i < routes.size(); i++) {
            int subnet = first[subnets.size() + i];
            found.add(subnet < subnets.size() ? subnets.get(subnet) : null);
        }
        return found;
    }

    private static <P> String named(List<Subnet<P>> subnets) {
        StringBuilder named = new StringBuilder();
        for (Subnet<P> subnet : subnets.subList(0, Math.min(subnets.size(), MOST_NAMED))) {
            named.append(named.length() == 0 ? "" : ", ").append(subnet.block());
        }
        return subnets.size() > MOST_NAMED ? named + ", ..." : named.toString();
    }

    private void lookAtGateway(Subnet<P> subnet, Consumer<Problem<P>> problems) {
        String reserved = subnet.block().reserved(gateway);
        if (gateway.equals(subnet.host())) {
            String text = "the gateway " + gateway + " is the host itself, so that nothing is reached by it: name the"
                    + " guest that routes";
            problems.accept(Problem.error(place, "gateway", text).also(subnet.place(), "address"));
        } else if (reserved != null) {
            String text = "the gateway " + gateway + " is the " + reserved + " of " + subnet.block()
                    + ", which no guest can have: name the guest that routes";
            problems.accept(Problem.error(place, "gateway", text));
        }
    }

    private void lookAtUse(List<Subnet<P>> same, Map<String, Route<P>> seen, Consumer<Problem<P>> problems) {
        Route<P> first = seen.putIfAbsent(to + " " + (metric == null ? "1" : metric), this);
        if (first != null) {
            String text =
                    "the host takes only the first route to " + to + ": remove this one, or give it another metric";
            problems.accept(Problem.warning(place, null, text).also(first.place, null));
            return;
        }
        for (Subnet<P> subnet : same) {
            String text = "the host has a route to " + to + " already, which is the network's own: remove this one";
            problems.accept(Problem.warning(place, null, text).also(subnet.place(), "address"));
        }
    }
}
