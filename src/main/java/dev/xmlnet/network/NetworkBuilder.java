package dev.xmlnet.network;

import static dev.xmlnet.libvirt.SettingMessage.hint;

import dev.xmlnet.libvirt.SettingException;
import dev.xmlnet.libvirt.SettingMessage;
import dev.xmlnet.libvirt.law.FixedHost;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.ForwardMode;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Mtu;
import dev.xmlnet.libvirt.value.NetworkName;
import dev.xmlnet.libvirt.value.Uuid;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.libvirt.value.VlanId;
import dev.xmlnet.xml.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a network, step by step. A method that takes a value checks the value, and that the mode takes such a
 * thing; what depends on the rest, such as a static host outside every subnet, {@link #xml()} checks. So the order of the
 * calls does not matter.
 *
 * <p>All throw {@link IllegalArgumentException}, with a message for a person that names the command's option too, where
 * libvirt or Linux would refuse the value, or take it and not do it. Null is allowed only where it is said. Not safe for use
 * by several threads.
 */
public final class NetworkBuilder {
    private static final Version ISOLATES_PORTS = new Version(6, 1, 0);
    private static final Version TAGS_ON_BRIDGES = new Version(11, 0, 0);
    private static final Version BARE_OPEN = new Version(10, 8, 0);

    private final ForwardMode mode;
    private final NetworkName name;
    private final ForwardPlan forward;
    private final Map<String, Portgroup> portgroups = new LinkedHashMap<>();
    private @Nullable String defaultPortgroup;
    private @Nullable Uuid uuid;
    private @Nullable DeviceName bridge;
    private @Nullable String domain;
    private @Nullable Mtu mtu;
    private @Nullable VlanId vlan;
    private boolean openVSwitch;
    private boolean isolatedPorts;
    private @Nullable AddressPlan addresses;
    private @Nullable Version libvirt;

    NetworkBuilder(ForwardMode mode, String name) {
        this.mode = mode;
        this.forward = new ForwardPlan(mode);
        this.name = NetworkName.parse(name);
    }

    /**
     * Overwrites the UUID; without one libvirt makes it.
     *
     * @param text 32 hexadecimal digits, with hyphens or without
     */
    public NetworkBuilder uuid(String text) {
        uuid = Uuid.parse(text);
        return this;
    }

    /** Overwrites the bridge: for the mode bridge the host's, else the name of the one that libvirt makes. */
    public NetworkBuilder bridge(String device) {
        Setting.BRIDGE_NAME.check(mode);
        bridge = DeviceName.parse("bridge", device);
        return this;
    }

    /** Adds a NIC to those that guests get a macvtap on. */
    public NetworkBuilder device(String nic) {
        Setting.DEVICE.check(mode);
        forward.device(nic);
        return this;
    }

    /** Overwrites the SR-IOV NIC whose virtual functions guests get, one each. */
    public NetworkBuilder physicalFunction(String nic) {
        Setting.PHYSICAL_FUNCTION.check(mode);
        forward.physicalFunction(nic);
        return this;
    }

    /**
     * Adds a subnet of IPv4 or IPv6 and the host's address in it, which is the guests' gateway.
     *
     * @param cidr that address and its prefix, {@code 192.168.100.1/24}; where it is the subnet itself, {@code
     *     192.168.100.0/24}, its first address is the gateway
     */
    public NetworkBuilder subnet(String cidr) {
        Setting.ADDRESS.check(mode);
        addresses().add(Subnets.parse(cidr));
        return this;
    }

    /**
     * Adds a range that DHCP gives out, of 65536 addresses at most; libvirt before 11.3 wants both ends in one /16, and of IPv6
     * every libvirt in one /112. Without one it is, for IPv4,
     * all of the first subnet but the gateway (in a subnet larger than /16: only to the end of the /16); for IPv6 nothing:
     * guests find addresses themselves.
     */
    public NetworkBuilder dhcpRange(String start, String end) {
        Setting.DHCP.check(mode);
        addresses().add(IpRange.of(IpAddress.parse(start), IpAddress.parse(end)));
        return this;
    }

    /** Overwrites that default: DHCP gives out no range, and static hosts only if there are any. */
    public NetworkBuilder withoutDhcpRange() {
        Setting.DHCP.check(mode);
        addresses().withoutRanges();
        return this;
    }

    /**
     * Adds a guest of IPv4 that always gets the same address.
     *
     * @param guest its name, or null
     */
    public NetworkBuilder host(String mac, String ip, @Nullable String guest) {
        return host(MacAddress.parse(mac), null, ip, guest);
    }

    /**
     * Adds a guest of IPv6 that always gets the same address.
     *
     * @param duid its DHCP unique identifier, bytes in hexadecimal between colons
     * @param guest its name, or null
     */
    public NetworkBuilder hostById(String duid, String ip, @Nullable String guest) {
        return host(null, Names.duid(duid), ip, guest);
    }

    /**
     * Adds a guest that always gets the same address and is known by the name that it says of itself.
     *
     * @param guest that name; not a MAC address with hyphens or dots, which libvirt would take for a name
     */
    public NetworkBuilder hostByName(String guest, String ip) {
        return host(null, null, ip, guest);
    }

    private NetworkBuilder host(@Nullable MacAddress mac, @Nullable String duid, String ip, @Nullable String guest) {
        Setting.DHCP.check(mode);
        String checked = guest == null ? null : Names.guest(guest);
        if (mac != null && mac.isZero()) {
            throw new IllegalArgumentException("'" + mac + "' is no address that a NIC can have");
        }
        IpAddress address = IpAddress.parse(ip);
        String known = mac == null ? null : mac.toString();
        String who = mac != null ? known : duid != null ? "id:" + duid : checked;
        addresses().add(new FixedHost<>(who + "=" + address, known, duid, checked, address));
        return this;
    }

    /**
     * Adds a network behind a guest: the host gets a route to {@code cidr} by the guest's address.
     *
     * @param cidr each once, and none that is a subnet of this network
     */
    public NetworkBuilder route(String cidr, String gateway) {
        Setting.ROUTE_TO.check(mode);
        addresses().addRoute(cidr, gateway);
        return this;
    }

    /** Overwrites the DNS domain of the guests. */
    public NetworkBuilder domain(String text) {
        Setting.DOMAIN.check(mode);
        domain = Names.dns("a domain", text);
        return this;
    }

    /** Overwrites the MTU of the bridge that libvirt makes, 68 to 65535 bytes; with IPv6 1280 at least. */
    public NetworkBuilder mtu(int bytes) {
        Setting.MTU.check(mode);
        mtu = new Mtu(bytes);
        return this;
    }

    /** Overwrites the VLAN of every guest, 0 to 4095. */
    public NetworkBuilder vlan(int tag) {
        Setting.VLAN.check(mode);
        vlan = new VlanId(tag);
        return this;
    }

    /**
     * Adds a group of ports that interfaces can name.
     *
     * @param group its name
     * @param tag its VLAN, or null
     * @param isDefault true if it is that of interfaces which name none
     */
    public NetworkBuilder portgroup(String group, @Nullable Integer tag, boolean isDefault) {
        VlanId vlanId = tag == null ? null : new VlanId(tag);
        if (vlanId != null) {
            Setting.VLAN.check(mode);
        }
        if (portgroups.containsKey(group)) {
            throw new IllegalArgumentException("the port group " + group + " is there twice");
        }
        if (isDefault && defaultPortgroup != null) {
            throw new IllegalArgumentException(
                    "the port groups " + defaultPortgroup + " and " + group + " cannot both be the default");
        }
        portgroups.put(group, new Portgroup(Names.portgroup(group), vlanId, isDefault));
        defaultPortgroup = isDefault ? group : defaultPortgroup;
        return this;
    }

    /** Says that the host's bridge is one of Open vSwitch. */
    public NetworkBuilder openVSwitch() {
        Setting.OPEN_VSWITCH.check(mode);
        openVSwitch = true;
        return this;
    }

    /** Overwrites the only NIC through which guests get out. */
    public NetworkBuilder forwardDevice(String nic) {
        Setting.FORWARD_DEVICE.check(mode);
        forward.only(nic);
        return this;
    }

    /** Overwrites the ports that the host translates guests' ports to, from 1 to 65535. */
    public NetworkBuilder natPorts(int first, int last) {
        Setting.NAT_PORTS.check(mode);
        forward.natPorts(first, last);
        return this;
    }

    /** Says that guests on the bridge do not reach each other; libvirt does it since 6.1. */
    public NetworkBuilder isolatedPorts() {
        Setting.ISOLATED_PORTS.check(mode);
        isolatedPorts = true;
        return this;
    }

    /** Overwrites the version of libvirt that is to take the definition; without one it is the newest known. */
    public NetworkBuilder libvirt(Version version) {
        libvirt = version;
        return this;
    }

    private AddressPlan addresses() {
        if (addresses == null) {
            addresses = new AddressPlan();
        }
        return addresses;
    }

    /** What was decided where less was said, what needs a libvirt newer than 9.0 if none was given, and warnings; in order. */
    public List<Diagnostic> notes() {
        List<Diagnostic> notes = forward.warnOfWireless();
        notes.addAll(addresses == null ? List.of() : addresses.notes());
        boolean tagged = mode == ForwardMode.BRIDGE && !openVSwitch && hasTags();
        boolean crossing = addresses != null && addresses.hasCrossingRange();
        boolean bare = mode == ForwardMode.OPEN && !hasSubnets();
        return libvirt == null ? NeedsLibvirt.beside(notes, tagged, bare, crossing) : notes;
    }

    private boolean isOlderThan(Version needed) {
        return libvirt != null && !libvirt.isAtLeast(needed);
    }

    private boolean hasSubnets() {
        return addresses != null && addresses.hasSubnets();
    }

    private boolean hasTags() {
        return vlan != null || portgroups.values().stream().anyMatch(group -> group.vlan() != null);
    }

    /**
     * The definition, as {@code virsh net-dumpxml} prints it: two spaces a level, single quotes, libvirt's order. What
     * libvirt adds when the network is defined is not in it: UUID and MAC address, if none was given the bridge's name, and
     * the first device of a pool as an attribute of {@code <forward>}.
     *
     * @throws IllegalArgumentException if something is missing or does not fit the rest
     */
    public String xml() {
        check();
        Lines out = new Lines();
        out.open("network");
        out.text("name", name.toString());
        if (uuid != null) {
            out.text("uuid", uuid.toString());
        }
        forward.write(out);
        String device = bridge == null ? null : bridge.toString();
        if (mode.hasOwnBridge()) {
            out.leaf("bridge", "name", device, "stp", "on", "delay", "0");
        } else if (bridge != null) {
            out.leaf("bridge", "name", device);
        }
        if (mtu != null) {
            out.leaf("mtu", "size", mtu.toString());
        }
        if (domain != null) {
            out.leaf("domain", "name", domain);
        }
        Portgroup.writeVlan(out, vlan);
        if (openVSwitch) {
            out.leaf("virtualport", "type", "openvswitch");
        }
        if (isolatedPorts) {
            out.leaf("port", "isolated", "yes");
        }
        if (addresses != null) {
            addresses.write(out);
        }
        for (Portgroup portgroup : portgroups.values()) {
            portgroup.write(out);
        }
        out.close("network");
        return out.toString();
    }

    private void check() {
        forward.check(bridge);
        checkBridge();
        if (isolatedPorts && isOlderThan(ISOLATES_PORTS)) {
            throw new SettingException("%s needs libvirt 6.1", SettingMessage.setting("isolated-ports"));
        }
        boolean needed = mode == ForwardMode.NAT
                || mode == ForwardMode.ROUTE
                || (mode == ForwardMode.OPEN && isOlderThan(BARE_OPEN));
        if (needed && !hasSubnets()) {
            throw new SettingException(
                    "%s needs an address of the host in the network: %s, for example%s",
                    mode.word(),
                    SettingMessage.setting("address 192.168.100.1/24"),
                    mode == ForwardMode.OPEN ? ", or libvirt 10.8" : "");
        }
        if (addresses != null) {
            addresses.check(libvirt == null ? Version.NEWEST_KNOWN : libvirt);
            if (mtu != null && !mtu.carriesIpv6() && addresses.hasIpv6()) {
                throw new IllegalArgumentException("an MTU of " + mtu + " is too small for IPv6: it needs "
                        + Mtu.LEAST_OF_IPV6 + ", and Linux takes no IPv6 address below");
            }
        }
    }

    /** What depends on which bridge the mode bridge has. */
    private void checkBridge() {
        if (mode != ForwardMode.BRIDGE) {
            return;
        }
        if (bridge == null && (openVSwitch || hasTags() || isolatedPorts)) {
            throw new SettingException(
                    "%s needs a bridge of the host%s: macvtap does not do it",
                    openVSwitch
                            ? SettingMessage.setting("virtualport openvswitch")
                            : hasTags() ? "a VLAN" : SettingMessage.setting("isolated-ports"),
                    hint("bridge"));
        }
        if (hasTags() && !openVSwitch && isOlderThan(TAGS_ON_BRIDGES)) {
            throw new SettingException(
                    "a VLAN on a Linux bridge needs libvirt 11.0; an Open vSwitch bridge%s does it with any",
                    hint("virtualport openvswitch"));
        }
        if (isolatedPorts && openVSwitch) {
            throw new SettingException(
                    "%s and %s exclude each other: libvirt isolates the ports of a Linux bridge only",
                    SettingMessage.setting("isolated-ports"), SettingMessage.setting("virtualport openvswitch"));
        }
    }
}
