package dev.xmlnet.host.netplan;

import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A NIC, a bond or a VLAN device of a plan.
 *
 * @param section where it is defined
 * @param id its key there
 * @param name what the kernel calls it, so far as the plan says
 */
record Nic(String section, String id, String name) {
    /**
     * Finds the one that a person names by its key, its set-name or the name that it matches.
     *
     * @return null if there is none
     * @throws Refusal if it cannot be told which one is meant, or if it cannot be a port
     */
    static @Nullable Nic find(Plan plan, DeviceName wanted) throws Refusal {
        Map<Nic, Plan.Device> all = new LinkedHashMap<>();
        for (Plan.Device device : plan.devices()) {
            all.putIfAbsent(of(plan, device.section(), device.id()), device);
        }
        List<Nic> found = new ArrayList<>();
        for (Nic nic : all.keySet()) {
            if (nic.id.equals(wanted.toString()) || nic.name.equals(wanted.toString())) {
                found.add(nic);
            }
        }
        if (found.isEmpty()) {
            for (Map.Entry<Nic, Plan.Device> one : all.entrySet()) {
                one.getKey().checkPattern(plan, one.getValue(), wanted);
            }
            return null;
        }
        Nic nic = found.get(0);
        Plan.Device first = find(all, nic);
        if (found.size() > 1) {
            Plan.Device other = find(all, found.get(1));
            throw other.file()
                    .refusal(
                            other.entry().key(),
                            "ambiguous-nic",
                            "'" + wanted + "' also names " + nic.section + " '" + nic.id
                                    + "'; use a name that is one device's");
        }
        nic.checkKind(first, wanted);
        nic.checkPattern(plan, first, wanted);
        return nic;
    }

    private static Plan.Device find(Map<Nic, Plan.Device> all, Nic nic) {
        return Objects.requireNonNull(all.get(nic));
    }

    private static Nic of(Plan plan, String section, String id) {
        String name = plan.scalar(section, id, "set-name");
        String matched = plan.inner(section, id, "match", "name");
        if (name == null && matched != null && !isPattern(matched)) {
            name = matched;
        }
        return new Nic(section, id, name == null ? id : name);
    }

    private void checkKind(Plan.Device first, DeviceName wanted) throws Refusal {
        YamlNode at = first.entry().key();
        if (section.equals("wifis") || DeviceName.looksWireless(name)) {
            throw first.file()
                    .refusal(
                            at,
                            "wifi-port",
                            "'" + wanted + "' is Wi-Fi, which cannot be a port of a bridge; use NAT or routing");
        }
        if (!Keys.PORT_SECTIONS.contains(section)) {
            throw first.file()
                    .refusal(
                            at,
                            "no-port",
                            "'" + wanted + "' is of " + section + ", so no port here; name an Ethernet NIC or a bond");
        }
        YamlNode switched = first.entry().value().get("openvswitch");
        if (switched != null) {
            throw first.file()
                    .refusal(at, "openvswitch", "'" + wanted + "' is Open vSwitch's; attach guests to that switch");
        }
    }

    private void checkPattern(Plan plan, Plan.Device first, DeviceName wanted) throws Refusal {
        String matched = plan.inner(section, id, "match", "name");
        boolean pattern = matched != null && isPattern(matched);
        boolean any = matched == null
                && plan.value(section, id, "match") != null
                && plan.inner(section, id, "match", "macaddress") == null;
        boolean several = pattern || any;
        boolean meant = id.equals(wanted.toString())
                || name.equals(wanted.toString())
                || (matched != null && pattern && matches(matched, wanted.toString()));
        if (several && meant) {
            throw first.file()
                    .refusal(
                            first.entry().key(),
                            "matched-by-pattern",
                            "'" + id + "' may match several NICs; match '" + wanted + "' by name or MAC address alone");
        }
    }

    private static boolean isPattern(String name) {
        return name.matches(".*[*?\\[].*");
    }

    /** True if a pattern may match a name; in brackets anything may stand. */
    private static boolean matches(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.replaceAll("\\[[^\\]]*\\]?", "?").toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return name.matches(regex.toString());
    }

    /**
     * Returns the address by which the LAN knows it, as the plan says.
     *
     * @return null if the plan does not say
     */
    @Nullable
    YamlNode mac(Plan plan) throws Refusal {
        YamlNode set = plan.value(section, id, "macaddress");
        YamlNode found = set == null ? plan.innerNode(section, id, "match", "macaddress") : set;
        if (found != null && (!found.isScalar() || MacAddress.of(found.text()) == null)) {
            Plan.Device device = plan.devices(section, id).get(0);
            throw device.file()
                    .refusal(
                            device.entry().key(),
                            "bad-mac",
                            "macaddress of '" + id + "' is not a MAC address; correct it");
        }
        return found;
    }
}
