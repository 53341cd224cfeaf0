package dev.xmlnet.network;

import dev.xmlnet.libvirt.value.ForwardMode;

/**
 * Where a network begins: a factory for each of libvirt's forward modes, with what that mode cannot do without.
 *
 * <pre>{@code
 * String lan = Networks.hostBridge("host-bridge", "br0").xml();
 * String lab = Networks.nat("lab").subnet("192.168.100.0/24").domain("lab.example").xml();
 * }</pre>
 *
 * <p>Every factory throws {@link IllegalArgumentException}, with a message for a person, when libvirt or Linux would
 * refuse a name. Null is nowhere allowed.
 */
public final class Networks {
    private Networks() {}

    /** A network of any mode, with nothing said yet. */
    public static NetworkBuilder of(ForwardMode mode, String name) {
        return new NetworkBuilder(mode, name);
    }

    /** A network behind the host's addresses; it needs a {@link NetworkBuilder#subnet subnet}. */
    public static NetworkBuilder nat(String name) {
        return of(ForwardMode.NAT, name);
    }

    /** A network that the host routes; it needs a {@link NetworkBuilder#subnet subnet}. */
    public static NetworkBuilder route(String name) {
        return of(ForwardMode.ROUTE, name);
    }

    /** A network that the host routes, without firewall rules of libvirt. */
    public static NetworkBuilder open(String name) {
        return of(ForwardMode.OPEN, name);
    }

    /** A network without a way out. */
    public static NetworkBuilder isolated(String name) {
        return of(ForwardMode.ISOLATED, name);
    }

    /** A bridge that the host has. */
    public static NetworkBuilder hostBridge(String name, String bridge) {
        return of(ForwardMode.BRIDGE, name).bridge(bridge);
    }

    /**
     * Guests on NICs of the host by macvtap, in the mode bridge, private, vepa or passthrough.
     *
     * @param nics one at least, each once
     */
    public static NetworkBuilder macvtap(ForwardMode mode, String name, String... nics) {
        NetworkBuilder network = of(mode, name);
        for (String nic : nics) {
            network.device(nic);
        }
        return network;
    }

    /** Guests that get the virtual functions of an SR-IOV NIC. */
    public static NetworkBuilder hostdev(String name, String physicalFunction) {
        return of(ForwardMode.HOSTDEV, name).physicalFunction(physicalFunction);
    }
}
