package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.text.CommaLine;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where the columns of a file of Kea are, by its first line, since versions differ; -1 for one that is not there. */
record KeaColumns(
        int address,
        int hardware,
        int identifier,
        int duid,
        int lifetime,
        int expire,
        int name,
        int state,
        int kind,
        int source,
        int count) {
    /** Returns null if a column without which no line can be read is missing. */
    static @Nullable KeaColumns of(CommaLine names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.known(); i++) {
            places.putIfAbsent(names.value(i), i);
        }
        if (!places.containsKey("address")
                || !places.containsKey("valid_lifetime")
                || !places.containsKey("expire")
                || !places.containsKey("hostname")) {
            return null;
        }
        return new KeaColumns(
                places.getOrDefault("address", -1),
                places.getOrDefault("hwaddr", -1),
                places.getOrDefault("client_id", -1),
                places.getOrDefault("duid", -1),
                places.getOrDefault("valid_lifetime", -1),
                places.getOrDefault("expire", -1),
                places.getOrDefault("hostname", -1),
                places.getOrDefault("state", -1),
                places.getOrDefault("lease_type", -1),
                places.getOrDefault("hwaddr_source", -1),
                names.count());
    }

    /** Returns how many columns a line must have for each that is asked for. */
    int least() {
        return 1
                + IntStream.of(address, hardware, identifier, duid, lifetime, expire, name, state, kind)
                        .max()
                        .orElse(0);
    }
}
