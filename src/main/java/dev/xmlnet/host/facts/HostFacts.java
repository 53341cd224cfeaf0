package dev.xmlnet.host.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a host has, as far as it was told: each part is empty, or null, where nothing was.
 *
 * @param devices the network devices, by name
 * @param routes the routes of both families, in the kernel's order, without those that the kernel makes for its own addresses
 * @param rules which table a packet's route is looked up in
 * @param dns what {@code /etc/resolv.conf} says
 * @param deviceDns what a device's own settings say, by the device's name
 * @param managers who manages a device, by its name; a device without one is managed by nobody who was asked
 * @param dhcp by what a device's DHCP client is known to servers, by its name
 * @param filtering what the host lets through
 * @param software what runs there
 * @param ovsBridges the bridges of Open vSwitch; null if it was not asked
 * @param sockets the paths of UNIX sockets; null if nobody looked
 */
public record HostFacts(
        Map<String, Device> devices,
        List<Route> routes,
        List<RoutingRule> rules,
        Dns dns,
        Map<String, Dns> deviceDns,
        Map<String, Manager> managers,
        Map<String, DhcpIdentity> dhcp,
        Filtering filtering,
        Software software,
        @Nullable Set<String> ovsBridges,
        @Nullable Set<String> sockets) {

    /** Facts of devices only. */
    public static HostFacts ofDevices(Map<String, Device> devices) {
        return new HostFacts(
                devices,
                List.of(),
                List.of(),
                Dns.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                Filtering.NONE,
                Software.NONE,
                null,
                null);
    }

    /** Returns the devices that are ports of a bridge or bond. */
    public List<Device> ports(String master) {
        return devices.values().stream()
                .filter(device -> master.equals(device.master()))
                .toList();
    }

    /** Returns the devices that are made on another: VLANs, macvtaps, macvlans. */
    public List<Device> above(String device) {
        return devices.values().stream()
                .filter(one -> device.equals(one.link()))
                .toList();
    }

    /** Returns the routes by a device. */
    public List<Route> routes(String device) {
        return routes.stream().filter(route -> device.equals(route.device())).toList();
    }

    /** Returns the servers that a device's own settings name, else those of the whole host that are not on it itself. */
    public Dns dnsOf(String device) {
        return deviceDns.getOrDefault(device, dns.withoutLoopback());
    }
}
