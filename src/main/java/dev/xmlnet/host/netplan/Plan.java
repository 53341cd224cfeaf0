package dev.xmlnet.host.netplan;

import dev.xmlnet.host.rewrite.HostText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All files of a host that netplan reads as one, in its order. */
final class Plan {
    /** A device in one file. */
    record Device(NetplanFile file, String section, YamlNode.Entry entry) {
        String id() {
            return entry.name();
        }
    }

    private final List<NetplanFile> files;

    private Plan(List<NetplanFile> files) {
        this.files = files;
    }

    /** Reads the files; of several with one name only the one that netplan reads. */
    static Plan read(List<HostText> texts) throws Refusal {
        Map<String, HostText> byName = new TreeMap<>();
        texts.stream()
                .sorted(Comparator.comparing(Plan::rank))
                .filter(text -> text.name().endsWith(".yaml"))
                .forEach(text -> byName.put(text.name(), text));
        List<NetplanFile> files = new ArrayList<>();
        for (HostText text : byName.values()) {
            files.add(NetplanFile.read(text));
        }
        Plan plan = new Plan(files);
        plan.checkReferences();
        return plan;
    }

    /** A file of /run replaces one of the same name in /etc, and that one in /lib. */
    private static int rank(HostText text) {
        String path = "/" + text.path();
        return path.contains("/run/netplan/") ? 2 : path.contains("/lib/netplan/") ? 0 : 1;
    }

    /** netplan wants a device defined in the file that names it or in one before. */
    private void checkReferences() throws Refusal {
        Set<String> known = new HashSet<>();
        for (NetplanFile file : files) {
            file.sections().forEach(section -> section.value().entries().forEach(device -> known.add(device.name())));
            for (YamlNode.Entry section : file.sections()) {
                for (YamlNode.Entry device : section.value().entries()) {
                    for (YamlNode named : named(section.name(), device.value())) {
                        if (named.isScalar() && !known.contains(named.text())) {
                            throw file.refusal(
                                    named,
                                    "undefined-device",
                                    "device '" + named.text()
                                            + "' is not defined in this or an earlier file; define it");
                        }
                    }
                }
            }
        }
    }

    private static List<YamlNode> named(String section, YamlNode device) {
        List<YamlNode> named = new ArrayList<>();
        YamlNode ports = device.get("interfaces");
        if (ports != null) {
            named.addAll(ports.children());
        }
        YamlNode link = device.get("link");
        if (link != null && (section.equals("vlans") || section.equals("ethernets"))) {
            named.add(link);
        }
        return named;
    }

    /** The files, in netplan's order. */
    List<NetplanFile> files() {
        return files;
    }

    /** All devices, each as often as a file has it. */
    List<Device> devices() {
        List<Device> devices = new ArrayList<>();
        for (NetplanFile file : files) {
            for (YamlNode.Entry section : file.sections()) {
                for (YamlNode.Entry entry : section.value().entries()) {
                    if (entry.value().isMapping()) {
                        devices.add(new Device(file, section.name(), entry));
                    }
                }
            }
        }
        return devices;
    }

    /** A device in each file that has it. */
    List<Device> devices(String section, String id) {
        return devices().stream()
                .filter(device ->
                        device.section().equals(section) && device.id().equals(id))
                .toList();
    }

    /** The value of a device's key: that of the last file, which counts for a single value; null if none has it. */
    @Nullable
    YamlNode value(String section, String id, String key) {
        YamlNode found = null;
        for (Device device : devices(section, id)) {
            YamlNode value = device.entry().value().get(key);
            found = value == null ? found : value;
        }
        return found;
    }

    /** The text of a device's key, as {@link #value}. */
    @Nullable
    String scalar(String section, String id, String key) {
        YamlNode value = value(section, id, key);
        return value != null && value.isScalar() ? value.text() : null;
    }

    /** The value of a key in a mapping of a device, as {@link #value}. */
    @Nullable
    YamlNode innerNode(String section, String id, String key, String inner) {
        YamlNode found = null;
        for (Device device : devices(section, id)) {
            YamlNode mapping = device.entry().value().get(key);
            YamlNode value = mapping == null ? null : mapping.get(inner);
            found = value == null ? found : value;
        }
        return found;
    }

    /** The text of {@link #innerNode}. */
    @Nullable
    String inner(String section, String id, String key, String inner) {
        YamlNode found = innerNode(section, id, key, inner);
        return found == null || !found.isScalar() ? null : found.text();
    }

    /** Who manages a device. */
    String renderer(String section, String id) {
        String own = scalar(section, id, "renderer");
        return own == null ? defaultRenderer(section) : own;
    }

    /** The ports of a bridge, a bond or a VRF. */
    List<String> ports(String section, String id) {
        return devices(section, id).stream()
                .flatMap(device -> device.entry().value().scalars("interfaces").stream())
                .distinct()
                .toList();
    }

    /** Who manages a device that says nothing itself: networkd or NetworkManager, by its section or the whole plan. */
    String defaultRenderer(String section) {
        String whole = "networkd";
        String own = null;
        for (NetplanFile file : files) {
            if (file.network() != null) {
                String said = file.network().value().scalar("renderer");
                whole = said == null ? whole : said;
                YamlNode.Entry entry = file.section(section);
                String here = entry == null ? null : entry.value().scalar("renderer");
                own = here == null ? own : here;
            }
        }
        return own == null ? whole : own;
    }
}
