package dev.xmlnet.args.qemu.line;

import dev.xmlnet.xml.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Connects NICs and backends by ids and hubs. */
final class Pairing {
    private final Values values;
    private final Map<String, Backend> backends = new LinkedHashMap<>();
    private final Map<Integer, List<Backend>> hubs = new TreeMap<>();
    private final Set<String> used = new HashSet<>();

    Pairing(Values values) {
        this.values = values;
    }

    /** Adds a -netdev. */
    void add(Backend backend) {
        String id = backend.id();
        if (id != null) {
            backends.putIfAbsent(id, backend);
        }
    }

    /** Adds what is on a hub. */
    void add(int hub, Backend backend) {
        hubs.computeIfAbsent(hub, number -> new ArrayList<>()).add(backend);
    }

    /** Connects NICs, and tells what is connected to nothing. */
    List<Cable> cables(List<Plug> plugs) {
        List<Plug> sorted = new ArrayList<>(plugs);
        sorted.sort(Comparator.comparingInt(Plug::order));
        Map<Integer, List<Nic>> onHubs = new TreeMap<>();
        List<Cable> cables = new ArrayList<>();
        for (Plug plug : sorted) {
            Integer hub = plug.hub();
            Backend backend = plug.own() == null ? named(plug.netdev()) : plug.own();
            if (hub == null) {
                // One that names a backend that is not there has its error.
                if (backend != null || plug.netdev() == null) {
                    cables.add(new Cable(List.of(plug.nic()), backend == null ? List.of() : List.of(backend)));
                }
            } else if (!onHubs.containsKey(hub)) {
                // The place of the first NIC is that of the hub.
                List<Nic> nics = sorted.stream()
                        .filter(other -> hub.equals(other.hub()))
                        .map(Plug::nic)
                        .toList();
                onHubs.put(hub, nics);
                cables.add(new Cable(nics, hubs.getOrDefault(hub, List.of())));
            }
        }
        hubs.forEach((hub, some) -> some.stream()
                .filter(backend -> !onHubs.containsKey(hub))
                .forEach(backend -> values.warning(
                        "no-nic",
                        "-net " + backend.type() + " has no NIC, and is left out; add one",
                        backend.location())));
        tellUnused();
        return cables;
    }

    private @Nullable Backend named(@Nullable Setting netdev) {
        if (netdev == null) {
            return null;
        }
        String id = netdev.value();
        Backend backend = backends.get(id);
        if (backend == null) {
            if (!values.isIncomplete()) {
                List<String> near = Spelling.nearest(id, backends.keySet());
                values.error(
                        "qemu-no-netdev",
                        "netdev " + Quoted.of(id) + " does not exist; "
                                + (near.isEmpty() ? "add -netdev" : "did you mean " + String.join(" or ", near) + "?"),
                        netdev.valueLocation());
            }
        } else if (!used.add(id)) {
            values.error(
                    "qemu-duplicate-netdev",
                    "netdev " + Quoted.of(id) + " is also used by another NIC; add one for each",
                    netdev.valueLocation());
            return null;
        }
        return backend;
    }

    private void tellUnused() {
        for (Backend backend : backends.values()) {
            String inner = backend.type().equals("hubport") ? backend.settings().get("netdev") : null;
            if (inner != null) {
                used.add(inner);
            }
        }
        backends.forEach((id, backend) -> {
            if (!used.contains(id) && backend.settings().find("hubid") == null && !values.isIncomplete()) {
                values.warning(
                        "no-nic",
                        "netdev " + Quoted.of(id) + " has no NIC, and is left out; add a -device with netdev=" + id,
                        backend.location());
            }
        });
    }
}
