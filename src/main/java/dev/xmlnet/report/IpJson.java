package dev.xmlnet.report;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.xmlnet.host.facts.Device;
import dev.xmlnet.host.facts.Route;
import dev.xmlnet.host.facts.RoutingRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading what {@code ip -j} prints. */
final class IpJson {
    private IpJson() {}

    /** What reads one object of an array. */
    interface Item<T> {
        @Nullable T read(JsonReader json) throws IOException;
    }

    static Map<String, Device> devices(JsonReader json) throws IOException {
        Map<String, Device> devices = new LinkedHashMap<>();
        items(json, IpDevice::read).forEach(device -> devices.put(device.name(), device));
        return devices;
    }

    static List<Route> routes4(JsonReader json) throws IOException {
        return routes(json, false);
    }

    static List<Route> routes6(JsonReader json) throws IOException {
        return routes(json, true);
    }

    private static List<Route> routes(JsonReader json, boolean ipv6) throws IOException {
        List<Route> routes = new ArrayList<>();
        items(json, one -> new IpRoute(ipv6).read(one)).forEach(routes::addAll);
        return routes;
    }

    static List<RoutingRule> rules4(JsonReader json) throws IOException {
        return items(json, one -> rule(one, false));
    }

    static List<RoutingRule> rules6(JsonReader json) throws IOException {
        return items(json, one -> rule(one, true));
    }

    private static RoutingRule rule(JsonReader json, boolean ipv6) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            String value = text(json);
            keys.put(key, value == null ? "" : value);
        }
        json.endObject();
        Set<String> others = new HashSet<>(keys.keySet());
        others.removeAll(
                Set.of("priority", "src", "srclen", "dst", "dstlen", "iif", "oif", "fwmark", "fwmask", "table"));
        // ip says of a route's maker nothing that a rule depends on.
        others.remove("protocol");
        return new RoutingRule(
                ipv6,
                Long.parseLong(keys.getOrDefault("priority", "0")),
                keys.containsKey("src") ? block(keys, "src") : "all",
                keys.containsKey("dst") ? block(keys, "dst") : null,
                keys.get("iif"),
                keys.get("oif"),
                keys.containsKey("fwmask")
                        ? keys.get("fwmark") + "/" + keys.get("fwmask")
                        : keys.get("fwmark"),
                keys.get("table"),
                others);
    }

    private static String block(Map<String, String> keys, String key) {
        String length = keys.get(key + "len");
        return keys.get(key) + (length == null ? "" : "/" + length);
    }

    /** Reads an array; of an empty object, which ip prints for what was not asked for, there is nothing. */
    static <T> List<T> items(JsonReader json, Item<T> item) throws IOException {
        List<T> items = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            T one = item.read(json);
            if (one != null) {
                items.add(one);
            }
        }
        json.endArray();
        return items;
    }

    /** Reads a text or number; null for anything else, as for a device that is made on none. */
    static @Nullable String text(JsonReader json) throws IOException {
        if (json.peek() == JsonToken.STRING || json.peek() == JsonToken.NUMBER) {
            return json.nextString();
        }
        json.skipValue();
        return null;
    }

    /** Reads a flag, which some versions write without a value. */
    static boolean flag(JsonReader json) throws IOException {
        if (json.peek() == JsonToken.BOOLEAN) {
            return json.nextBoolean();
        }
        json.skipValue();
        return true;
    }

    /** Reads an array of words. */
    static List<String> words(JsonReader json) throws IOException {
        List<String> words = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            String word = text(json);
            if (word != null) {
                words.add(word);
            }
        }
        json.endArray();
        return words;
    }
}
