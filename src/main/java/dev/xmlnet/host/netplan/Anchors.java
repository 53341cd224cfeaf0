package dev.xmlnet.host.netplan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Anchors and aliases, which must not be torn apart: one may be moved with the other only. */
final class Anchors {
    private Anchors() {}

    /**
     * Looks for an alias that moves without its anchor, or the other way.
     *
     * @param moved keys of the device
     */
    static void check(Plan.Device device, List<String> moved) throws Refusal {
        Set<YamlNode> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        for (YamlNode.Entry entry : device.entry().value().entries()) {
            if (moved.contains(entry.name())) {
                gone.addAll(entry.key().all());
                gone.addAll(entry.value().all());
            }
        }
        List<YamlNode> stay = device.file().network() == null
                ? List.of()
                : new ArrayList<>(device.file().network().value().all());
        stay.removeIf(gone::contains);
        for (YamlNode alias : gone) {
            if (alias.kind() == YamlNode.Kind.ALIAS && !anchors(gone).contains(alias.text())) {
                throw refusal(device, alias, alias.text());
            }
        }
        for (YamlNode alias : stay) {
            if (alias.kind() == YamlNode.Kind.ALIAS && anchors(gone).contains(alias.text())) {
                throw refusal(device, alias, alias.text());
            }
        }
    }

    private static Set<String> anchors(Set<YamlNode> nodes) {
        Set<String> anchors = new HashSet<>();
        for (YamlNode node : nodes) {
            if (node.anchor() != null) {
                anchors.add(node.anchor());
            }
        }
        return anchors;
    }

    private static Refusal refusal(Plan.Device device, YamlNode at, String name) {
        return device.file()
                .refusal(
                        at,
                        "shared-anchor",
                        "anchor '" + name + "' is shared with what does not move; write the values out");
    }
}
