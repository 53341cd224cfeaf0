package dev.xmlnet.host.netplan;

import dev.xmlnet.host.rewrite.HostText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of a netplan whose keys are of the right type, so far as this program knows them.
 *
 * @param text the file
 * @param network the entry of all that is in it; null if the file is empty
 */
record NetplanFile(HostText text, YamlNode.@Nullable Entry network) {
    /** Reads one. */
    static NetplanFile read(HostText text) throws Refusal {
        YamlNode root = YamlReader.read(text);
        if (root == null) {
            return new NetplanFile(text, null);
        }
        NetplanFile file = new NetplanFile(text, root.entry("network"));
        file.check(root);
        return file;
    }

    private void check(YamlNode root) throws Refusal {
        mapping("this file", root);
        for (YamlNode.Entry entry : root.entries()) {
            if (!entry.name().equals("network")) {
                throw refusal(entry.key(), "not-netplan", "netplan knows only network here; remove this key");
            }
            mapping("network", entry.value());
        }
        unique(root);
        for (YamlNode.Entry section : sections()) {
            mapping(section.name(), section.value());
            for (YamlNode.Entry device : section.value().entries()) {
                if (!device.name().equals("renderer")) {
                    device(device);
                }
            }
        }
    }

    private void mapping(String name, YamlNode node) throws Refusal {
        if (!node.isMapping() || node.tagged() || node.anchor() != null) {
            throw refusal(
                    node, "wrong-type", name + " is not a plain mapping; write one, without anchor, alias or tag");
        }
    }

    private void device(YamlNode.Entry device) throws Refusal {
        mapping("'" + device.name() + "'", device.value());
        for (YamlNode.Entry entry : device.value().entries()) {
            Keys.Type type = Keys.type(entry.name());
            boolean alias = entry.value().kind() == YamlNode.Kind.ALIAS;
            if (type != null && !alias && !Keys.isOf(type, entry.value())) {
                throw refusal(
                        entry.value(),
                        "wrong-type",
                        entry.name() + " is not " + type.word() + ", so netplan refuses it; change it");
            }
        }
    }

    /** Of two equal keys netplan takes now the last, now both. */
    private void unique(YamlNode node) throws Refusal {
        Set<String> names = new HashSet<>();
        for (YamlNode.Entry entry : node.entries()) {
            if (!entry.key().isScalar()) {
                throw refusal(entry.key(), "odd-key", "this key is not a single value; netplan has no such keys");
            }
            if (entry.name().equals("<<")) {
                throw refusal(entry.key(), "merge-key", "netplan does not know the merge key <<; write the keys out");
            }
            if (!names.add(entry.name())) {
                throw refusal(entry.key(), "duplicate-key", "duplicate key " + entry.name() + "; keep one of them");
            }
        }
        for (YamlNode child : node.children()) {
            unique(child);
        }
    }

    /** The sections with devices that are in it. */
    List<YamlNode.Entry> sections() {
        return network == null
                ? List.of()
                : network.value().entries().stream()
                        .filter(entry -> Keys.SECTIONS.contains(entry.name()))
                        .toList();
    }

    /** A section; null if it is not in the file. */
    YamlNode.@Nullable Entry section(String name) {
        return network == null ? null : network.value().entry(name);
    }

    /** A device of a section; null if it is not in the file. */
    YamlNode.@Nullable Entry device(String section, String id) {
        YamlNode.Entry found = section(section);
        return found == null ? null : found.value().entry(id);
    }

    /** A refusal at a place of this file. */
    Refusal refusal(YamlNode at, String id, String message) {
        return new Refusal(text, at.span().start(), id, message);
    }
}
