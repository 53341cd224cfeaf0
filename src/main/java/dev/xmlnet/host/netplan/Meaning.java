package dev.xmlnet.host.netplan;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.xml.SourceText;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a text of YAML says, however it is written: by this each change is held against what it was to be. */
final class Meaning {
    /** Where devices are of which a change speaks. */
    record Place(String section, String id) {}

    private Meaning() {}

    /** A value as text that is equal for equal values. */
    static String of(YamlNode node) {
        String anchor = node.anchor() == null ? "" : "&" + node.anchor() + " ";
        return anchor
                + switch (node.kind()) {
                    case ALIAS -> "*" + node.text();
                    case SCALAR -> '"' + node.text().replace("\"", "\\\"") + '"';
                    case SEQUENCE ->
                        node.children().stream().map(Meaning::of).collect(Collectors.joining(", ", "[", "]"));
                    case MAPPING -> keys(node).toString();
                };
    }

    /** The values of a mapping by their keys; empty for null. */
    static Map<String, String> keys(@Nullable YamlNode mapping) {
        Map<String, String> keys = new TreeMap<>();
        if (mapping != null) {
            mapping.entries().forEach(entry -> keys.put(entry.name(), of(entry.value())));
        }
        return keys;
    }

    /**
     * Reads a changed text again.
     *
     * @param expected for each place the keys that must be there; everywhere else the text must say what it said
     * @throws Refusal if it says anything else
     */
    static void check(NetplanFile before, String text, Map<Place, Map<String, String>> expected) throws Refusal {
        NetplanFile after;
        try {
            after = NetplanFile.read(new HostText(before.text().path(), SourceText.ofString(text)));
        } catch (Refusal e) {
            throw unusual(before);
        }
        if (!rest(before, expected.keySet()).equals(rest(after, expected.keySet()))) {
            throw unusual(before);
        }
        for (Map.Entry<Place, Map<String, String>> one : expected.entrySet()) {
            YamlNode.Entry device =
                    after.device(one.getKey().section(), one.getKey().id());
            if (!keys(device == null ? null : device.value()).equals(one.getValue())) {
                throw unusual(before);
            }
        }
    }

    private static Refusal unusual(NetplanFile file) {
        return new Refusal(
                file.text(),
                0,
                "unusual-yaml",
                "this file's layout is too unusual to be edited safely; write it in plain blocks");
    }

    private static Map<String, Map<String, String>> rest(NetplanFile file, Set<Place> without) {
        Map<String, Map<String, String>> rest = new TreeMap<>();
        if (file.network() == null) {
            return rest;
        }
        for (YamlNode.Entry entry : file.network().value().entries()) {
            Map<String, String> keys = entry.value().isMapping() ? keys(entry.value()) : Map.of("", of(entry.value()));
            without.stream()
                    .filter(place -> place.section().equals(entry.name()))
                    .forEach(place -> keys.remove(place.id()));
            if (!keys.isEmpty()) {
                rest.put(entry.name(), keys);
            }
        }
        return rest;
    }
}
