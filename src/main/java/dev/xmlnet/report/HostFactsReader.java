package dev.xmlnet.report;

import com.google.gson.stream.JsonReader;
import dev.xmlnet.host.facts.Device;
import dev.xmlnet.host.facts.FactsException;
import dev.xmlnet.host.facts.FactsParts;
import dev.xmlnet.host.facts.FactsText;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.facts.Route;
import dev.xmlnet.host.facts.RoutingRule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reading facts of a host: what its script collected there, or what {@code ip -j link} printed alone; of that, {@code -d} tells bridges,
 * {@code ip -j addr} addresses.
 */
public final class HostFactsReader {
    private HostFactsReader() {}

    /**
     * Reads a file.
     *
     * @throws JsonInput.WrongException if it is something else
     * @throws IOException if it cannot be read
     */
    public static HostFacts read(String file) throws IOException {
        String text = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        return FactsParts.isIn(text)
                ? collected(file, text)
                : HostFacts.ofDevices(JsonInput.read(file, IpJson::devices));
    }

    private static HostFacts collected(String file, String text) throws IOException {
        try {
            FactsParts parts = FactsParts.of(text);
            Map<String, Device> devices = json(file, parts, "ip -d -j addr", Map.of(), IpJson::devices);
            List<Route> routes =
                    new ArrayList<>(json(file, parts, "ip -j -4 route show table all", List.of(), IpJson::routes4));
            routes.addAll(json(file, parts, "ip -j -6 route show table all", List.of(), IpJson::routes6));
            List<RoutingRule> rules = new ArrayList<>(json(file, parts, "ip -j -4 rule", List.of(), IpJson::rules4));
            rules.addAll(json(file, parts, "ip -j -6 rule", List.of(), IpJson::rules6));
            return new FactsText(parts).with(devices, routes, rules);
        } catch (FactsException e) {
            throw new JsonInput.WrongException(e.getMessage(), file + ":" + e.line(), e);
        }
    }

    /** A program that failed, or is too old for JSON, printed nothing. */
    private static <T> T json(String file, FactsParts parts, String title, T nothing, JsonInput.Body<T> body)
            throws IOException {
        FactsParts.Part part = parts.part(title);
        if (part == null || part.lines().stream().allMatch(String::isBlank)) {
            return nothing;
        }
        try (JsonReader json = new JsonReader(new StringReader(String.join("\n", part.lines())))) {
            return JsonInput.read(json, new JsonInput.Origin(file, part.line() - 1, 1), body);
        }
    }
}
