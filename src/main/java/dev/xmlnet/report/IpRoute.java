package dev.xmlnet.report;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.xmlnet.host.facts.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route as {@code ip -j route} prints it, while it is read; one with several hops becomes several. */
final class IpRoute {
    private final boolean ipv6;
    private String destination = "";
    private String type = "unicast";
    private @Nullable Long metric;
    private String table = "main";
    private String protocol = "boot";
    private @Nullable String scope;
    private @Nullable String source;
    private @Nullable Integer mtu;
    private final Hop own = new Hop();
    private final List<Hop> hops = new ArrayList<>();

    /** One way that packets may go. */
    private static final class Hop {
        private @Nullable String gateway;
        private @Nullable String device;
        private boolean onlink;
    }

    IpRoute(boolean ipv6) {
        this.ipv6 = ipv6;
    }

    /** Reads it; nothing comes of what the kernel keeps for itself, in table local. */
    List<Route> read(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            readKey(json);
        }
        json.endObject();
        List<Route> routes = new ArrayList<>(1);
        if (!table.equals("local") && !type.equals("local") && !type.equals("multicast")) {
            for (Hop hop : hops.isEmpty() ? List.of(own) : hops) {
                routes.add(route(hop));
            }
        }
        return routes;
    }

    private void readKey(JsonReader json) throws IOException {
        String key = json.nextName();
        switch (key) {
            case "dst" -> destination = word(json, destination);
            case "type" -> type = word(json, type);
            case "table" -> table = word(json, table);
            case "protocol" -> protocol = word(json, protocol);
            case "scope" -> scope = IpJson.text(json);
            case "prefsrc" -> source = IpJson.text(json);
            case "metric" -> metric = number(IpJson.text(json));
            case "metrics" -> IpJson.items(json, this::metrics);
            case "nexthops" -> hops.addAll(IpJson.items(json, IpRoute::hop));
            default -> readHop(key, json, own);
        }
    }

    private static Hop hop(JsonReader json) throws IOException {
        Hop hop = new Hop();
        json.beginObject();
        while (json.hasNext()) {
            readHop(json.nextName(), json, hop);
        }
        json.endObject();
        return hop;
    }

    private static void readHop(String key, JsonReader json, Hop hop) throws IOException {
        switch (key) {
            case "gateway" -> hop.gateway = IpJson.text(json);
            case "via" -> readVia(json, hop);
            case "dev" -> hop.device = IpJson.text(json);
            case "flags" -> hop.onlink = IpJson.words(json).contains("onlink");
            default -> json.skipValue();
        }
    }

    /** A gateway of the other family. */
    private static void readVia(JsonReader json, Hop hop) throws IOException {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            json.skipValue();
            return;
        }
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("host")) {
                hop.gateway = IpJson.text(json);
            } else {
                json.skipValue();
            }
        }
        json.endObject();
    }

    private @Nullable Void metrics(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("mtu")) {
                Long bytes = number(IpJson.text(json));
                mtu = bytes == null ? null : bytes.intValue();
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        return null;
    }

    private static String word(JsonReader json, String otherwise) throws IOException {
        String text = IpJson.text(json);
        return text == null ? otherwise : text;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,10}") ? Long.valueOf(text) : null;
    }

    private Route route(Hop hop) {
        return new Route(
                ipv6,
                destination,
                type,
                hop.gateway,
                hop.device,
                metric,
                table,
                protocol,
                scope,
                source,
                hop.onlink,
                mtu,
                !hops.isEmpty());
    }
}
