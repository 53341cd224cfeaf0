package dev.xmlnet.host.plan;

import dev.xmlnet.host.facts.Address;
import dev.xmlnet.host.facts.DhcpIdentity;
import dev.xmlnet.host.facts.Dns;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.facts.Route;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a host is reached by a NIC now, so that it is reached by a bridge in the same way. */
public final class SettingsFacts {
    private static final int HOST_IPV6 = 128;

    private SettingsFacts() {}

    /** Returns the settings of a device; what a server or router gives out is asked for again and not written down. */
    public static IpSettings of(HostFacts facts, String device) {
        List<Address> addresses =
                Objects.requireNonNull(facts.devices().get(device)).addresses();
        boolean dhcp4 = false;
        boolean dhcp6 = false;
        boolean ra =
                facts.routes(device).stream().anyMatch(route -> route.protocol().equals("ra"));
        List<HostAddress> fixed = new ArrayList<>();
        for (Address one : addresses) {
            boolean own = !one.isLinkLocal() && !one.temporary();
            boolean given = own && one.dynamic();
            if (own && !given) {
                fixed.add(new HostAddress(IpAddress.parse(one.local()), one.prefix()));
            }
            dhcp4 |= given && !one.isIpv6();
            dhcp6 |= given && one.isIpv6() && one.prefix() == HOST_IPV6;
            ra |= given && one.isIpv6() && one.prefix() != HOST_IPV6;
        }
        Dns dns = dhcp4 || dhcp6 || ra ? Dns.NONE : facts.dnsOf(device);
        return new IpSettings(
                dhcp4,
                dhcp6,
                ra,
                List.copyOf(fixed),
                routes(facts, device),
                dns.servers().stream()
                        .map(IpAddress::of)
                        .filter(Objects::nonNull)
                        .toList(),
                dns.search(),
                identity(facts, device));
    }

    private static List<HostRoute> routes(HostFacts facts, String device) {
        List<HostRoute> routes = new ArrayList<>();
        for (Route route : facts.routes(device)) {
            boolean own =
                    !route.isOfKernel() && !route.isLearnt() && route.type().equals("unicast");
            if (own && !route.several()) {
                routes.add(new HostRoute(
                        route.isDefault() ? null : block(route.destination()),
                        IpAddress.of(route.gateway()),
                        metric(route),
                        table(route.table()),
                        route.ipv6()));
            }
        }
        return List.copyOf(routes);
    }

    private static IpBlock block(String destination) {
        int slash = destination.indexOf('/');
        IpAddress first = IpAddress.parse(slash < 0 ? destination : destination.substring(0, slash));
        return IpBlock.of(first, slash < 0 ? first.bits() : Integer.parseInt(destination.substring(slash + 1)));
    }

    /** The kernel's own for IPv6 is 1024, which it prints. */
    private static @Nullable Integer metric(Route route) {
        Long metric = route.metric();
        return metric == null || metric > Integer.MAX_VALUE || (route.ipv6() && metric == 1024)
                ? null
                : metric.intValue();
    }

    private static @Nullable Integer table(String table) {
        return table.matches("[0-9]{1,9}") ? Integer.valueOf(table) : null;
    }

    private static IpSettings.DhcpIdentity identity(HostFacts facts, String device) {
        DhcpIdentity known = facts.dhcp().getOrDefault(device, DhcpIdentity.NONE);
        MacAddress mac = Objects.requireNonNull(facts.devices().get(device)).mac();
        boolean byMac = mac != null && ("01:" + mac).equalsIgnoreCase(known.clientId());
        return new IpSettings.DhcpIdentity(byMac ? null : known.clientId(), known.iaid4(), known.iaid6());
    }
}
