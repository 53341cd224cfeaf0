package dev.xmlnet.host.keyfile;

import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.ini.Wildcard;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.ini.Grammar;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Uuid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A profile of NetworkManager's.
 *
 * @param file where it stands
 */
record Profile(HostIni file) {
    static final String CONNECTION = "connection";
    static final List<String> WIRED = List.of("ethernet", "802-3-ethernet");

    /** Types of devices that can be the port of a bridge and have settings of IP of their own. */
    private static final Set<String> PORTS =
            Set.of("ethernet", "802-3-ethernet", "bond", "team", "vlan", "veth", "dummy");

    /** How sure it is that a profile is for a NIC. */
    enum Fit {
        /** It is for another. */
        NONE,
        /** It names a MAC address, and that of the NIC is not known. */
        UNKNOWN,
        /** It is for any NIC, or for a pattern. */
        ANY,
        /** It is for the NIC alone. */
        ONE
    }

    static Profile of(HostText file) {
        return new Profile(HostIni.parse(file, Grammar.KEYFILE));
    }

    /** Its name in messages; no value of it is a secret. */
    String name() {
        String id = connection("id");
        return "'" + (id == null ? file.file().name() : id) + "'";
    }

    @Nullable
    String connection(String key) {
        return file.value(CONNECTION, key);
    }

    String type() {
        String type = connection("type");
        return type == null ? "" : type;
    }

    boolean isWired() {
        return WIRED.contains(type());
    }

    boolean canBePort() {
        return PORTS.contains(type());
    }

    /** Its UUID; NetworkManager takes one that is derived from the path where it has none. */
    String uuid() {
        Uuid uuid = Uuid.of(connection("uuid"));
        return uuid == null
                ? UUID.nameUUIDFromBytes(file.file().name().getBytes(StandardCharsets.UTF_8))
                        .toString()
                : uuid.toString();
    }

    /** The setting that makes it a port, in the old or the new spelling; null if it is none. */
    @Nullable
    IniLine master() {
        IniLine master = file.setting(CONNECTION, "master");
        return master == null ? file.setting(CONNECTION, "controller") : master;
    }

    /** Returns a setting that only a port has; null if there is none. */
    @Nullable
    IniLine ofPort() {
        IniLine type = file.setting(CONNECTION, "slave-type");
        IniLine newer = type == null ? file.setting(CONNECTION, "port-type") : type;
        return master() == null ? newer : master();
    }

    /** True if it is a port of a bridge, by the bridge's name or by the UUID of its profile. */
    boolean isPortOf(String bridge, @Nullable Profile profile) {
        IniLine master = master();
        return master != null
                && (master.value().equals(bridge)
                        || (profile != null && master.value().equalsIgnoreCase(profile.connection("uuid"))));
    }

    boolean isBridge(String name) {
        return type().equals("bridge") && name.equals(connection("interface-name"));
    }

    /** True unless it says that it comes up by hand only. */
    boolean isAutomatic() {
        String automatic = connection("autoconnect");
        return automatic == null || !Set.of("false", "no", "0").contains(automatic.toLowerCase(Locale.ROOT));
    }

    int priority() {
        String priority = connection("autoconnect-priority");
        try {
            return priority == null ? 0 : Integer.parseInt(priority);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A value of the section for Ethernet, in the old or the new spelling. */
    @Nullable
    String wired(String key) {
        String value = file.value(WIRED.get(0), key);
        return value == null ? file.value(WIRED.get(1), key) : value;
    }

    /** The MAC address that the NIC has under this profile; null if the profile does not tell. */
    @Nullable
    MacAddress mac() {
        String cloned = wired("cloned-mac-address");
        boolean same = cloned == null || cloned.equals("permanent") || cloned.equals("preserve");
        return MacAddress.of(same ? wired("mac-address") : cloned);
    }

    /** The method by which it gets addresses of IPv4 or IPv6; "auto" where it does not say. */
    String method(String section) {
        String method = file.value(section, "method");
        return method == null ? "auto" : method;
    }

    /** True if it may have a default route, whose metric it does not say. */
    boolean hasRoutes(String section) {
        boolean none = List.of("disabled", "ignore", "link-local", "shared").contains(method(section));
        boolean never = "true".equals(file.value(section, "never-default"));
        return !none && !never && file.value(section, "route-metric") == null;
    }

    /** True if it may ask for an address by DHCPv6 and does not say by which IAID. */
    boolean asksDhcp6() {
        return List.of("auto", "dhcp").contains(method("ipv6")) && file.value("ipv6", "dhcp-iaid") == null;
    }

    /** How well it fits a NIC. */
    Fit fit(String nic, @Nullable MacAddress mac) {
        String name = connection("interface-name");
        boolean named = name != null && !name.isEmpty();
        MacAddress own = MacAddress.of(wired("mac-address"));
        boolean cloned = wired("cloned-mac-address") != null;
        if ((named && !nic.equals(name)) || (own != null && mac != null && !own.equals(mac) && !cloned)) {
            return Fit.NONE;
        } else if (named || (mac != null && (mac.equals(own) || (own != null && mac.equals(mac()))))) {
            return Fit.ONE;
        } else if (own != null) {
            return Fit.UNKNOWN;
        }
        return isWired() && isMatched(nic) ? Fit.ANY : Fit.NONE;
    }

    /** True if the patterns of names, if there are any, take the NIC; those with an operator are not looked at. */
    private boolean isMatched(String nic) {
        String value = file.value("match", "interface-name");
        List<String> patterns = value == null
                ? List.of()
                : Arrays.stream(value.split("[;,]"))
                        .filter(one -> one.matches("[^!&|].*"))
                        .toList();
        return patterns.isEmpty() || patterns.stream().anyMatch(one -> Wildcard.matches(one.strip(), nic));
    }
}
