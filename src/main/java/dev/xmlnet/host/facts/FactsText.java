package dev.xmlnet.host.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts of all that was collected: what ip says in JSON is read already, the rest is plain text. */
public final class FactsText {
    private final FactsParts parts;

    /** The facts of these parts. */
    public FactsText(FactsParts parts) {
        this.parts = parts;
    }

    /**
     * Puts all together.
     *
     * @param devices what ip says of the devices
     * @param routes of both families
     * @param rules of both families
     */
    public HostFacts with(Map<String, Device> devices, List<Route> routes, List<RoutingRule> rules) {
        SystemText system = new SystemText(parts);
        NetworkManagerText networkManager = new NetworkManagerText(parts);
        NetworkdText networkd = new NetworkdText(parts);
        Map<String, Device> known = new LinkedHashMap<>(devices);
        system.hardware().forEach((name, told) -> known.computeIfPresent(name, (same, device) -> device.with(told)));
        Software software = system.software();
        Map<String, Manager> ifupdown =
                software.has("ifup") ? IfupdownText.managers(parts) : Map.of();
        return new HostFacts(
                known,
                routes,
                rules,
                system.resolvConf(),
                first(List.of(networkManager.dns(), system.resolved(), networkd.dns())),
                first(List.of(networkManager.managers(), networkd.managers(), ifupdown)),
                dhcp(known, first(List.of(networkManager.identities(), networkd.identities())), system),
                system.filtering(),
                software,
                system.ovsBridges(),
                system.sockets());
    }

    /** Of those who speak of one device the first is right. */
    private static <T> Map<String, T> first(List<Map<String, T>> tellers) {
        Map<String, T> told = new LinkedHashMap<>();
        tellers.forEach(teller -> teller.forEach(told::putIfAbsent));
        return told;
    }

    private static Map<String, DhcpIdentity> dhcp(
            Map<String, Device> devices, Map<String, DhcpIdentity> told, SystemText system) {
        Map<String, DhcpIdentity> dhcp = new LinkedHashMap<>();
        for (String name : devices.keySet()) {
            DhcpIdentity one = told.getOrDefault(name, DhcpIdentity.NONE);
            List<String> files = system.leases(name);
            if (told.containsKey(name) || !files.isEmpty()) {
                dhcp.put(name, new DhcpIdentity(one.clientId(), one.iaid4(), one.iaid6(), one.duid(), files));
            }
        }
        return dhcp;
    }
}
