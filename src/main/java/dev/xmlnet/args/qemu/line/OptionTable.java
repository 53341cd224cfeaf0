package dev.xmlnet.args.qemu.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads options.txt, which explains its form. */
final class OptionTable {
    private static final class Holder {
        static final OptionTable TABLE = new OptionTable();
    }

    private final Set<String> flags = new LinkedHashSet<>();
    private final Set<String> valued = new LinkedHashSet<>();
    private final Map<String, String> gone = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> backends = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> devices = new LinkedHashMap<>();
    private final Map<String, String> nic = new LinkedHashMap<>();
    private final Map<String, List<String>> shared = new HashMap<>();

    private OptionTable() {
        List<String> lines = lines();
        for (String line : lines) {
            if (line.startsWith("keys ")) {
                List<String> words = List.of(line.split(" "));
                shared.computeIfAbsent(words.get(1), name -> new ArrayList<>()).addAll(words.subList(2, words.size()));
            }
        }
        lines.forEach(this::read);
    }

    static OptionTable get() {
        return Holder.TABLE;
    }

    boolean isFlag(String option) {
        return flags.contains(option);
    }

    boolean isValued(String option) {
        return valued.contains(option) || gone.containsKey(option);
    }

    /** What to use instead of an option that is no more; null for another one. */
    @Nullable
    String replacement(String option) {
        return gone.get(option);
    }

    List<String> options() {
        List<String> all = new ArrayList<>(flags);
        all.addAll(valued);
        return all;
    }

    /** Keys and their types; null for a type that there is none of. */
    @Nullable
    Map<String, String> backend(String type) {
        return backends.get(type);
    }

    Set<String> backends() {
        return backends.keySet();
    }

    Map<String, String> nic() {
        return nic;
    }

    /** Keys and their types; null for a device that is not a NIC, or not known. */
    @Nullable
    Map<String, String> device(String model) {
        return devices.get(model);
    }

    Set<String> devices() {
        return devices.keySet();
    }

    private void read(String line) {
        List<String> words = List.of(line.split(" "));
        List<String> rest = words.subList(1, words.size());
        switch (words.get(0)) {
            case "flags" -> flags.addAll(rest);
            case "valued" -> valued.addAll(rest);
            case "gone" -> gone.put(rest.get(0), String.join(" ", rest.subList(2, rest.size())));
            case "backend" -> put(backends, rest.get(0), rest.subList(1, rest.size()));
            case "nic" -> rest.forEach(key -> put(nic, key));
            case "device" -> {
                int equals = rest.indexOf("=");
                rest.subList(0, equals).forEach(name -> put(devices, name, rest.subList(equals + 1, rest.size())));
            }
            default -> {
                // keys, which are read first
            }
        }
    }

    private void put(Map<String, Map<String, String>> all, String name, List<String> keys) {
        Map<String, String> own = all.computeIfAbsent(name, one -> new LinkedHashMap<>());
        for (String key : keys) {
            shared.getOrDefault(key, List.of(key)).forEach(one -> put(own, one));
        }
    }

    private static void put(Map<String, String> keys, String key) {
        int colon = key.indexOf(':');
        keys.put(key.substring(0, colon), key.substring(colon + 1));
    }

    private static List<String> lines() {
        try (InputStream in = OptionTable.class.getResourceAsStream("options.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
