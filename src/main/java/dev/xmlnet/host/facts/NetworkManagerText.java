package dev.xmlnet.host.facts;

import dev.xmlnet.host.facts.Manager.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What nmcli prints of devices and profiles. */
final class NetworkManagerText {
    private static final String STATES = "nmcli -t -f DEVICE,STATE,CON-UUID,CONNECTION device status";
    private static final String FILES = "nmcli -t -f UUID,FILENAME connection show";
    private static final String DEVICES = "nmcli -t -f GENERAL,IP4,IP6,DHCP4,DHCP6 device show";
    private static final String PROFILE = "nmcli -t -f connection,ipv4,ipv6 connection show ";

    private final FactsParts parts;

    NetworkManagerText(FactsParts parts) {
        this.parts = parts;
    }

    /** Returns who manages which device; one that NetworkManager only watches is not its own. */
    Map<String, Manager> managers() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String line : parts.lines(FILES)) {
            List<String> fields = fields(line);
            if (fields.size() == 2) {
                files.put(fields.get(0), fields.get(1));
            }
        }
        Map<String, Manager> managers = new LinkedHashMap<>();
        for (String line : parts.lines(STATES)) {
            List<String> fields = fields(line);
            if (fields.size() == 4 && isManaged(fields.get(1))) {
                managers.put(fields.get(0), manager(fields.get(2), fields.get(3), files));
            }
        }
        return managers;
    }

    private static boolean isManaged(String state) {
        return !state.equals("unmanaged") && !state.endsWith("(externally)");
    }

    private Manager manager(String uuid, String name, Map<String, String> files) {
        if (uuid.isEmpty()) {
            return new Manager(Program.NETWORK_MANAGER, null, null, null, false, Map.of());
        }
        String file = files.get(uuid);
        boolean netplan = file != null && file.contains("/netplan-");
        Map<String, String> settings = keys(parts.lines(PROFILE + uuid));
        settings.values().removeIf(String::isEmpty);
        return new Manager(Program.NETWORK_MANAGER, name, uuid, file, netplan, settings);
    }

    /** Returns by what the devices' clients are known. */
    Map<String, DhcpIdentity> identities() {
        Map<String, DhcpIdentity> identities = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, String>> device : devices().entrySet()) {
            Map<String, String> options = new LinkedHashMap<>();
            device.getValue().forEach((key, value) -> {
                int sign = value.indexOf(" = ");
                if (key.startsWith("DHCP") && sign > 0) {
                    options.put(key.substring(0, 5) + value.substring(0, sign), value.substring(sign + 3));
                }
            });
            if (!options.isEmpty()) {
                identities.put(
                        device.getKey(),
                        new DhcpIdentity(
                                options.get("DHCP4dhcp_client_identifier"),
                                null,
                                options.get("DHCP6iaid"),
                                options.get("DHCP6dhcp6_client_id"),
                                List.of()));
            }
        }
        return identities;
    }

    /** Returns the servers and domains of the devices that have any. */
    Map<String, Dns> dns() {
        Map<String, Dns> dns = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, String>> device : devices().entrySet()) {
            List<String> servers = new ArrayList<>();
            List<String> search = new ArrayList<>();
            device.getValue().forEach((key, value) -> {
                if (key.startsWith("IP4.DNS[") || key.startsWith("IP6.DNS[")) {
                    servers.add(value);
                } else if (key.matches("IP[46]\\.(SEARCHES|DOMAIN)\\[.*") && !search.contains(value)) {
                    search.add(value);
                }
            });
            if (!servers.isEmpty()) {
                dns.put(device.getKey(), new Dns(servers, search));
            }
        }
        return dns;
    }

    private Map<String, Map<String, String>> devices() {
        Map<String, Map<String, String>> devices = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (String line : parts.lines(DEVICES)) {
            if (line.startsWith("GENERAL.DEVICE:")) {
                keys = new LinkedHashMap<>();
                devices.put(line.substring("GENERAL.DEVICE:".length()).strip(), keys);
            }
            addKey(line, keys);
        }
        return devices;
    }

    private static Map<String, String> keys(List<String> lines) {
        Map<String, String> keys = new LinkedHashMap<>();
        lines.forEach(line -> addKey(line, keys));
        return keys;
    }

    /** A key ends at the first colon; the value is written as it is. */
    private static void addKey(String line, Map<String, String> keys) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            keys.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
    }

    /** A row's fields, between colons; a colon or backslash that belongs to one has a backslash before it. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                field.append(line.charAt(++i));
            } else if (c == ':') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
