package dev.xmlnet.host.plan;

import dev.xmlnet.host.plan.IpSettings.DhcpIdentity;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Part;
import org.jspecify.annotations.Nullable;

/** Plans as the {@code <interface>} of a host, as {@code virsh iface-dumpxml} prints it, with what libvirt has no words for added in its manner. */
final class PlanParts {
    private PlanParts() {}

    static Part of(BridgePlan plan) {
        Part bridge = Part.of("bridge")
                .with("stp", plan.stp() ? "on" : "off")
                .with("delay", "0")
                .with("vlan-aware", plan.vlanAware() ? "yes" : null);
        boolean onVlan = !plan.vlanAware() && !plan.vlans().isEmpty();
        Part nic = device(HostNames.isBond(plan.nic()) ? "bond" : "ethernet", plan.nic())
                .with("profile", plan.profile())
                .with("uuid", onVlan ? null : uuid(plan, plan.port()));
        nic = plan.mac() == null ? nic : nic.with(mac(plan.mac()));
        Part port = onVlan
                ? Part.of("interface")
                        .with("type", "vlan")
                        .with("name", plan.port())
                        .with("uuid", uuid(plan, plan.port()))
                        .with(Part.of("vlan")
                                .with("tag", plan.vlans().get(0).toString())
                                .with(nic))
                : nic;
        bridge = bridge.with(port);
        for (Tap tap : plan.taps()) {
            bridge = bridge.with(device("tap", tap.name())
                    .with("user", tap.user())
                    .with("uuid", uuid(plan, tap.name().toString())));
        }
        Part whole = whole("bridge", plan).with(Part.of("start").with("mode", "onboot"));
        whole = plan.mac() == null ? whole : whole.with(mac(plan.mac()));
        whole = plan.mtu() == null
                ? whole
                : whole.with(Part.of("mtu").with("size", plan.mtu().toString()));
        if (plan.vlanAware()) {
            for (var vlan : plan.vlans()) {
                whole = whole.with(Part.of("vlan").with("tag", vlan.toString()));
            }
        }
        return with(whole, plan.ip()).with(bridge);
    }

    static Part of(MacvtapPlan plan) {
        return whole("macvtap", plan)
                .with(Part.of("start").with("mode", "onboot"))
                .with(Part.of("macvtap").with("mode", plan.mode()).with(device("ethernet", plan.nic())));
    }

    static Part of(AccessPlan plan) {
        Part whole = whole("macvlan", plan).with(Part.of("start").with("mode", "onboot"));
        IpAddress own = plan.address().address();
        Part protocol = Part.of("protocol").with("family", family(own.isIpv6())).with(ip(plan.address()));
        for (IpAddress guest : plan.guests()) {
            protocol = protocol.with(
                    Part.of("route").with("address", guest.toString()).with("prefix", Integer.toString(guest.bits())));
        }
        return whole.with(protocol)
                .with(Part.of("macvlan").with("mode", "bridge").with(device("ethernet", plan.nic())));
    }

    static Part of(FunctionsPlan plan) {
        Part whole = device("ethernet", plan.nic()).with(Part.of("start").with("mode", "onboot"));
        whole = plan.mac() == null ? whole : whole.with(mac(plan.mac()));
        return whole.with(Part.of("functions").with("count", Integer.toString(plan.count())));
    }

    private static Part device(String type, DeviceName name) {
        return Part.of("interface").with("type", type).with("name", name.toString());
    }

    private static Part whole(String type, HostPlan plan) {
        return device(type, plan.name()).with("uuid", uuid(plan, plan.name().toString()));
    }

    private static String uuid(HostPlan plan, String port) {
        return ProfileUuid.of(plan.name(), port).toString();
    }

    private static Part mac(MacAddress mac) {
        return Part.of("mac").with("address", mac.toString());
    }

    private static String family(boolean ipv6) {
        return ipv6 ? "ipv6" : "ipv4";
    }

    private static Part ip(HostAddress address) {
        return Part.of("ip")
                .with("address", address.address().toString())
                .with("prefix", Integer.toString(address.prefix()));
    }

    private static Part with(Part whole, IpSettings ip) {
        Part more = whole;
        for (boolean ipv6 : new boolean[] {false, true}) {
            more = ip.has(ipv6) ? more.with(protocol(ip, ipv6)) : more;
        }
        if (ip.dns().isEmpty() && ip.search().isEmpty()) {
            return more;
        }
        Part dns = Part.of("dns");
        for (IpAddress server : ip.dns()) {
            dns = dns.with(Part.of("server").with("address", server.toString()));
        }
        for (String domain : ip.search()) {
            dns = dns.with(Part.of("search").with("domain", domain));
        }
        return more.with(dns);
    }

    private static Part protocol(IpSettings ip, boolean ipv6) {
        DhcpIdentity identity = ip.identity();
        Part protocol = Part.of("protocol").with("family", family(ipv6));
        if (ipv6 && ip.ra()) {
            protocol = protocol.with(Part.of("autoconf"));
        }
        if (ipv6 ? ip.dhcp6() : ip.dhcp4()) {
            protocol = protocol.with(Part.of("dhcp")
                    .with("client-id", ipv6 ? null : identity.clientId())
                    .with("iaid", ipv6 ? identity.iaid6() : identity.iaid4()));
        }
        for (HostAddress address : ip.addresses()) {
            protocol = address.address().isIpv6() == ipv6 ? protocol.with(ip(address)) : protocol;
        }
        for (HostRoute route : ip.routes()) {
            protocol = route.ipv6() == ipv6 ? protocol.with(route(route)) : protocol;
        }
        return protocol;
    }

    private static Part route(HostRoute route) {
        Part part = Part.of("route");
        if (route.to() != null) {
            part = part.with("address", route.to().first().toString())
                    .with("prefix", Integer.toString(route.to().prefix()));
        }
        return part.with("gateway", text(route.gateway()))
                .with("metric", text(route.metric()))
                .with("table", text(route.table()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
