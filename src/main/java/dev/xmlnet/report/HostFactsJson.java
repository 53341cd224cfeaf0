package dev.xmlnet.report;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.xmlnet.check.HostFacts;
import dev.xmlnet.check.HostFacts.Device;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading what {@code ip -j link} printed on the host; {@code -d} tells bridges, {@code ip -j addr} addresses. */
public final class HostFactsJson {
    private HostFactsJson() {}

    /**
     * Reads a file.
     *
     * @throws JsonInput.WrongException if it is something else
     * @throws IOException if it cannot be read
     */
    public static HostFacts read(String file) throws IOException {
        return JsonInput.read(file, HostFactsJson::devices);
    }

    private static HostFacts devices(JsonReader json) throws IOException {
        Map<String, Device> devices = new LinkedHashMap<>();
        json.beginArray();
        while (json.hasNext()) {
            Device device = device(json);
            if (device != null) {
                devices.put(device.name(), device);
            }
        }
        json.endArray();
        return new HostFacts(devices);
    }

    /** Null for an empty object, which ip prints for what was not asked for. */
    private static @Nullable Device device(JsonReader json) throws IOException {
        String name = null;
        String kind = null;
        int mtu = 0;
        String master = null;
        List<String> subnets = List.of();
        json.beginObject();
        boolean empty = !json.hasNext();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "ifname" -> name = json.nextString();
                case "mtu" -> mtu = json.nextInt();
                case "master" -> master = json.nextString();
                case "linkinfo" -> kind = kind(json);
                case "addr_info" -> subnets = subnets(json);
                default -> json.skipValue();
            }
        }
        if (name == null && !empty) {
            throw new JsonInput.Unknown("this device has no ifname");
        }
        json.endObject();
        return name == null ? null : new Device(name, kind, mtu, master, subnets);
    }

    private static @Nullable String kind(JsonReader json) throws IOException {
        String kind = null;
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("info_kind") && json.peek() == JsonToken.STRING) {
                kind = json.nextString();
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        return kind;
    }

    private static List<String> subnets(JsonReader json) throws IOException {
        List<String> subnets = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            String local = null;
            int prefix = -1;
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "local" -> local = json.nextString();
                    case "prefixlen" -> prefix = json.nextInt();
                    default -> json.skipValue();
                }
            }
            json.endObject();
            if (local != null && prefix >= 0) {
                subnets.add(local + "/" + prefix);
            }
        }
        json.endArray();
        return subnets;
    }
}
