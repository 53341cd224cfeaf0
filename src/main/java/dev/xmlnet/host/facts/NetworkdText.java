package dev.xmlnet.host.facts;

import dev.xmlnet.host.facts.Manager.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What networkctl prints of devices, for people: there is no other form with the identities of DHCP. */
final class NetworkdText {
    private static final String STATUS = "networkctl --no-pager --full status --all";

    /** A dot in a colour stands before it, or a star. */
    private static final Pattern DEVICE = Pattern.compile("(?:\\S{1,3} )?\\d{1,9}: (\\S{1,15})\\s*");

    private static final Pattern KEY = Pattern.compile(" {2,}(\\S[^:]{0,40}): (.*)");
    private static final Pattern IAID = Pattern.compile("IAID:(0x\\p{XDigit}{1,8})(/DUID)?");

    private final Map<String, Map<String, List<String>>> devices = new LinkedHashMap<>();

    NetworkdText(FactsParts parts) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        List<String> values = new ArrayList<>();
        for (String line : parts.lines(STATUS)) {
            Matcher device = DEVICE.matcher(line.strip());
            Matcher key = KEY.matcher(line);
            if (!line.startsWith("  ") && device.matches()) {
                keys = new LinkedHashMap<>();
                devices.put(device.group(1), keys);
            } else if (key.matches()) {
                values = new ArrayList<>(List.of(key.group(2).strip()));
                keys.put(key.group(1), values);
            } else if (!line.isBlank()) {
                values.add(line.strip());
            }
        }
    }

    private static @Nullable String first(Map<String, List<String>> keys, String key) {
        List<String> values = keys.get(key);
        return values == null || values.get(0).equals("n/a") ? null : values.get(0);
    }

    /** Returns the devices that networkd configures. */
    Map<String, Manager> managers() {
        Map<String, Manager> managers = new LinkedHashMap<>();
        devices.forEach((name, keys) -> {
            String file = first(keys, "Network File");
            String state = first(keys, "State");
            if (file != null && (state == null || !state.endsWith("(unmanaged)"))) {
                boolean netplan = file.contains("-netplan-");
                managers.put(name, new Manager(Program.NETWORKD, null, null, file, netplan, Map.of()));
            }
        });
        return managers;
    }

    /** Returns by what the devices' clients are known. */
    Map<String, DhcpIdentity> identities() {
        Map<String, DhcpIdentity> identities = new LinkedHashMap<>();
        devices.forEach((name, keys) -> {
            String client = first(keys, "DHCP4 Client ID");
            Matcher iaid = IAID.matcher(client == null ? "" : client);
            String iaid4 = iaid.matches() ? iaid.group(1) : null;
            String iaid6 = first(keys, "DHCP6 Client IAID");
            String duid = first(keys, "DHCP6 Client DUID");
            if (client != null || iaid6 != null || duid != null) {
                identities.put(
                        name, new DhcpIdentity(iaid4 == null ? client : null, iaid4, iaid6, duid, List.of()));
            }
        });
        return identities;
    }

    /** Returns the servers and domains of the devices that have any. */
    Map<String, Dns> dns() {
        Map<String, Dns> dns = new LinkedHashMap<>();
        devices.forEach((name, keys) -> {
            List<String> servers = keys.get("DNS");
            if (servers != null) {
                dns.put(name, new Dns(servers, keys.getOrDefault("Search Domains", List.of())));
            }
        });
        return dns;
    }
}
