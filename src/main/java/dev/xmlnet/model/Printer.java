package dev.xmlnet.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/**
 * Prints a tree as libvirt does: two spaces, single quotes, no XML declaration, its order of elements, and only the
 * prefixes that are used. Text between elements that is blank is libvirt's to lay out; all other text stays.
 */
@NullMarked
final class Printer {
    /** How the names of libvirt's own namespaces begin: of QEMU's command line, of dnsmasq's options. */
    private static final String LIBVIRT = "http://libvirt.org/schemas/";

    /** The order of children in a dumpxml, as libvirt 9.0 prints them. */
    private static final Map<String, Map<String, Integer>> ORDERS = Map.of(
            "domain",
            ranks("name uuid hwuuid genid title description metadata maxMemory memory currentMemory blkiotune memtune"
                    + " memoryBacking vcpu vcpus iothreads iothreadids defaultiothread cputune throttlegroups numatune"
                    + " resource sysinfo bootloader bootloader_args os idmap features cpu clock on_poweroff on_reboot"
                    + " on_crash on_lockfailure pm perf devices seclabel keywrap launchSecurity"),
            "devices",
            ranks("emulator disk controller lease filesystem interface smartcard serial parallel console channel input"
                    + " tpm graphics sound audio video hostdev redirdev redirfilter hub watchdog memballoon rng nvram"
                    + " panic shmem memory iommu vsock crypto pstore"));

    private static final Set<String> HOST_DRIVERS = Set.of("vfio", "kvm", "xen");

    private final StringBuilder out = new StringBuilder(1024);
    private final Map<String, String> hoisted = new TreeMap<>();
    private Map<String, String> scope = Map.of();
    private boolean inMetadata;

    /** Within text that has elements in it a line end would be one more blank between words. */
    private boolean inText;

    private Printer() {}

    /** The text, with a line end behind the last tag. */
    static String print(Node root) {
        Printer printer = new Printer();
        collectOwn(root, printer.hoisted);
        printer.element(root, 0);
        return printer.out.append('\n').toString();
    }

    /** libvirt declares the prefixes of its own namespaces on the root. */
    private static void collectOwn(Node node, Map<String, String> hoisted) {
        if (node.namespace.startsWith(LIBVIRT)) {
            hoisted.put(prefix(nameOf(node)), node.namespace);
        }
        node.children().forEach(child -> collectOwn(child, hoisted));
    }

    /** The prefix of a namespace of libvirt is in its name: {@code .../schemas/network/dnsmasq/1.0}. */
    private static String nameOf(Node node) {
        if (!node.namespace.startsWith(LIBVIRT)) {
            return node.qualifiedName;
        }
        String[] steps = node.namespace.split("/", -1);
        return steps[steps.length - 2] + ":" + node.name;
    }

    private static String prefix(String qualifiedName) {
        int colon = qualifiedName.indexOf(':');
        return colon < 0 ? "" : qualifiedName.substring(0, colon);
    }

    private static void collectUsed(Node node, Set<String> used) {
        used.add(prefix(nameOf(node)));
        node.attributes.forEach(attribute -> used.add(prefix(attribute.qualifiedName())));
        node.children().forEach(child -> collectUsed(child, used));
    }

    private static Map<String, Integer> ranks(String names) {
        Map<String, Integer> ranks = new HashMap<>();
        for (String name : names.split(" ", -1)) {
            ranks.put(name, ranks.size());
        }
        return ranks;
    }

    private void element(Node node, int depth) {
        String name = nameOf(node);
        out.append('<').append(name);
        Map<String, String> before = scope;
        if (depth == 0) {
            rootTag(node);
        } else if (inMetadata) {
            declare(needed(node));
            attributes(node.attributes);
        } else {
            attributes(node.attributes);
            declare(needed(node));
        }
        boolean open = depth == 1 && node.name.equals("ip"); // libvirt never closes it in one tag
        if (node.content.isEmpty() && !open) {
            out.append("/>");
        } else {
            out.append('>');
            boolean metadata = depth == 1 && node.name.equals("metadata");
            inMetadata |= metadata;
            content(node, depth);
            inMetadata &= !metadata;
            out.append("</").append(name).append('>');
        }
        scope = before;
    }

    /** libvirt declares prefixes first on a network, and last on a guest, whose type comes before its id. */
    private void rootTag(Node root) {
        if (root.name.equals("network")) {
            declare(hoisted);
        }
        List<Node.Value> attributes = new ArrayList<>(root.attributes);
        attributes.sort(
                (a, b) -> Boolean.compare(b.name().equals("type"), a.name().equals("type")));
        attributes(attributes);
        declare(hoisted);
        declare(needed(root));
    }

    private void content(Node node, int depth) {
        List<Node> children = node.children();
        boolean text = children.isEmpty() && !node.content.isEmpty();
        if (text || inText || node.isMixed()) {
            boolean before = inText;
            inText = true;
            for (Object part : node.content) {
                if (part instanceof Node child) {
                    element(child, depth + 1);
                } else {
                    escape((String) part, false);
                }
            }
            inText = before;
        } else {
            for (Node child : ordered(node, children, depth)) {
                line(depth + 1);
                element(child, depth + 1);
            }
            line(depth);
        }
    }

    /** A prefix may be used in a value only; in metadata, where it need not be seen at all, none is left out. */
    private Map<String, String> needed(Node node) {
        if (node.declared.isEmpty()) {
            return Map.of();
        }
        Set<String> used = new HashSet<>();
        collectUsed(node, used);
        Map<String, String> needed = new LinkedHashMap<>();
        node.declared.forEach((prefix, uri) -> {
            boolean foreign = !uri.startsWith(LIBVIRT);
            if (used.contains(prefix) || (foreign && (inMetadata || mentions(node, prefix + ":")))) {
                needed.put(prefix, uri);
            }
        });
        return needed;
    }

    private static boolean mentions(Node node, String prefix) {
        return node.attributes.stream().anyMatch(attribute -> attribute.value().contains(prefix))
                || node.text().contains(prefix)
                || node.children().stream().anyMatch(child -> mentions(child, prefix));
    }

    private void declare(Map<String, String> prefixes) {
        for (Map.Entry<String, String> each : prefixes.entrySet()) {
            String prefix = each.getKey();
            if (!prefix.equals("xml") && !each.getValue().equals(scope.getOrDefault(prefix, ""))) {
                scope = new HashMap<>(scope);
                scope.put(prefix, each.getValue());
                attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, each.getValue());
            }
        }
    }

    private void line(int depth) {
        out.append('\n').append("  ".repeat(depth));
    }

    /** What libvirt did not name when this was written stays behind what it stood behind; another namespace is last. */
    private static List<Node> ordered(Node node, List<Node> children, int depth) {
        Map<String, Integer> ranks = depth < 2 ? ORDERS.get(node.name) : null;
        if (ranks == null) {
            return depth == 2 && node.name.equals("interface") ? driverFirst(children) : children;
        }
        List<List<Node>> places = new ArrayList<>();
        for (int i = 0; i <= ranks.size(); i++) {
            places.add(new ArrayList<>());
        }
        int place = 0;
        for (Node child : children) {
            place = child.namespace.isEmpty() ? ranks.getOrDefault(child.name, place) : ranks.size();
            places.get(place).add(child);
        }
        List<Node> ordered = new ArrayList<>(children.size());
        places.forEach(ordered::addAll);
        return ordered;
    }

    /** The driver of a device of the host goes before its source, that of a virtio device behind its model. */
    private static List<Node> driverFirst(List<Node> children) {
        List<Node> ordered = new ArrayList<>(children);
        for (Node child : children) {
            boolean ofHost = child.name.equals("driver")
                    && child.attributes.stream()
                            .anyMatch(a -> a.name().equals("name") && HOST_DRIVERS.contains(a.value()));
            if (ofHost) {
                ordered.remove(child);
                int source = 0;
                while (source < ordered.size() && !ordered.get(source).name.equals("source")) {
                    source++;
                }
                ordered.add(source, child);
            }
        }
        return ordered;
    }

    private void attributes(List<Node.Value> attributes) {
        for (Node.Value attribute : attributes) {
            attribute(attribute.qualifiedName(), attribute.value());
        }
    }

    private void attribute(String name, String value) {
        char quote = inMetadata ? '"' : '\'';
        out.append(' ').append(name).append('=').append(quote);
        escape(value, true);
        out.append(quote);
    }

    /** In metadata as libxml2 prints, which libvirt leaves that to; a line end in an attribute would become a blank. */
    private void escape(String text, boolean inAttribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String escaped = switch (c) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '\'' -> inMetadata ? null : "&apos;";
                case '"' -> inMetadata && !inAttribute ? null : "&quot;";
                case '\r' -> "&#13;";
                case '\n', '\t' -> inAttribute ? "&#" + (int) c + ";" : null;
                default -> null;
            };
            if (escaped == null) {
                out.append(c);
            } else {
                out.append(escaped);
            }
        }
    }
}
