package dev.xmlnet.address;

import dev.xmlnet.libvirt.value.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a network keeps, by whom it is for. */
final class Reservations {
    private final Map<MacAddress, List<KnownNetwork.Kept>> byMac = new HashMap<>();
    private final Map<String, List<KnownNetwork.Kept>> byName = new HashMap<>();

    Reservations(KnownNetwork network) {
        for (KnownNetwork.Kept kept : network.reservations()) {
            if (kept.mac() != null) {
                byMac.computeIfAbsent(kept.mac(), mac -> new ArrayList<>(1)).add(kept);
            } else if (kept.name() != null) {
                byName.computeIfAbsent(kept.name(), name -> new ArrayList<>(1)).add(kept);
            }
        }
    }

    /** Returns what is kept for an interface, by its MAC and by its guest's name. */
    List<KnownNetwork.Kept> of(GuestNic nic) {
        List<KnownNetwork.Kept> all = new ArrayList<>(byName.getOrDefault(nic.guest(), List.of()));
        if (nic.mac() != null) {
            all.addAll(byMac.getOrDefault(nic.mac(), List.of()));
        }
        return all;
    }
}
