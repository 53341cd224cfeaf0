package dev.xmlnet.dhcp.conflict;

import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.libvirt.value.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The reservations of all servers, by what two of them may share. */
final class Entries {
    private final Map<IpAddress, List<Entry>> byAddress = new HashMap<>();
    private final Map<String, List<Entry>> byClient = new HashMap<>();
    private final Map<String, List<Entry>> byName = new HashMap<>();

    /** A reservation at its server. */
    record Entry(Server server, Reservation reservation) {
        /** True if an address of the same family is reserved. */
        boolean has(boolean ipv6) {
            return reservation.addresses().stream().anyMatch(address -> address.isIpv6() == ipv6);
        }

        /** True if one of its clients is known by one of the keys. */
        boolean isOf(List<String> keys) {
            return reservation.clients().stream()
                    .anyMatch(client -> keys.stream().anyMatch(client.keys()::contains));
        }
    }

    Entries(List<Server> servers) {
        for (Server server : servers) {
            for (Reservation one : server.facts().reservations()) {
                Entry entry = new Entry(server, one);
                one.addresses().forEach(address -> add(byAddress, address, entry));
                one.clients().forEach(client -> client.keys().forEach(key -> add(byClient, key, entry)));
                if (one.name() != null) {
                    add(byName, one.name().toLowerCase(Locale.ROOT), entry);
                }
            }
        }
    }

    private static <K> void add(Map<K, List<Entry>> index, K key, Entry entry) {
        index.computeIfAbsent(key, k -> new ArrayList<>(1)).add(entry);
    }

    List<Entry> ofAddress(IpAddress address) {
        return byAddress.getOrDefault(address, List.of());
    }

    List<Entry> ofName(String name) {
        return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    List<Entry> ofClient(String key) {
        return byClient.getOrDefault(key, List.of());
    }
}
