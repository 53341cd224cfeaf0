package dev.xmlnet.host.netplan;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of a device in netplan: of which type they are, and which ones are the port's. */
final class Keys {
    /** Types of value. */
    enum Type {
        BOOL("true or false"),
        NUMBER("a number"),
        SCALAR("a single value"),
        SEQUENCE("a list"),
        MAPPING("a mapping"),
        ANY("any value");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** The type in words. */
        String word() {
            return word;
        }
    }

    /** The port needs them as well as the bridge. */
    static final Set<String> COPIED = Set.of("mtu", "optional", "renderer", "macaddress");

    /** Of the wire, the card or the link below, so that they mean nothing on a bridge. */
    private static final Set<String> KEPT = Set.of(
            "match",
            "set-name",
            "wakeonlan",
            "virtual-function-count",
            "embedded-switch-mode",
            "delay-virtual-functions-rebind",
            "infiniband-mode",
            "link",
            "auth",
            "ignore-carrier",
            "emit-lldp",
            "networkmanager");

    /** What a bond and a VLAN are made of. */
    private static final Map<String, Set<String>> KEPT_IN =
            Map.of("ethernets", Set.of(), "bonds", Set.of("interfaces", "parameters"), "vlans", Set.of("id"));

    /** The sections whose devices can be ports of a bridge. */
    static final Set<String> PORT_SECTIONS = KEPT_IN.keySet();

    /** Every section in which devices are. */
    static final Set<String> SECTIONS = Set.of(
            "ethernets",
            "bonds",
            "vlans",
            "bridges",
            "wifis",
            "modems",
            "tunnels",
            "vrfs",
            "nm-devices",
            "dummy-devices",
            "virtual-ethernets");

    private static final Map<String, Type> TYPES = types();

    private Keys() {}

    private static Map<String, Type> types() {
        Map<String, Type> types = new HashMap<>();
        add(
                types,
                Type.BOOL,
                "dhcp4 dhcp6 accept-ra critical optional ignore-carrier wakeonlan emit-lldp ipv6-privacy"
                        + " receive-checksum-offload transmit-checksum-offload tcp-segmentation-offload tcp6-segmentation-offload"
                        + " generic-segmentation-offload generic-receive-offload large-receive-offload delay-virtual-functions-rebind"
                        + " neigh-suppress hairpin port-mac-learning");
        add(types, Type.NUMBER, "mtu ipv6-mtu virtual-function-count id");
        add(
                types,
                Type.SCALAR,
                "renderer set-name macaddress gateway4 gateway6 dhcp-identifier ipv6-address-generation"
                        + " ipv6-address-token activation-mode embedded-switch-mode infiniband-mode link peer");
        add(types, Type.SEQUENCE, "addresses routes routing-policy link-local optional-addresses interfaces");
        add(
                types,
                Type.MAPPING,
                "match dhcp4-overrides dhcp6-overrides ra-overrides nameservers auth openvswitch parameters"
                        + " networkmanager access-points");
        return Map.copyOf(types);
    }

    private static void add(Map<String, Type> types, Type type, String names) {
        for (String name : names.split(" ")) {
            types.put(name, type);
        }
    }

    /** Returns the type of a device's key; null for one that no version of netplan to 1.2 knows on an Ethernet device. */
    static @Nullable Type type(String key) {
        return TYPES.get(key);
    }

    /** True if a key of a device stays with it when it becomes a port, and is not the bridge's. */
    static boolean isKept(String section, String key) {
        return KEPT.contains(key)
                || key.endsWith("-offload")
                || KEPT_IN.getOrDefault(section, Set.of()).contains(key);
    }

    /** True if a value is of a type, as netplan reads it. */
    static boolean isOf(Type type, YamlNode value) {
        return switch (type) {
            case ANY -> true;
            case BOOL -> value.isScalar() && value.text().matches("(?i)true|on|yes|y|false|off|no|n");
            case NUMBER -> value.isScalar() && value.text().matches("[0-9]{1,10}");
            case SCALAR -> value.isScalar() && !value.text().isEmpty();
            case SEQUENCE -> value.kind() == YamlNode.Kind.SEQUENCE;
            case MAPPING -> value.isMapping();
        };
    }
}
