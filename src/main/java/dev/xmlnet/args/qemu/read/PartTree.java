package dev.xmlnet.args.qemu.read;

import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An interface that is being put together from its parts, by their paths; its children come out in libvirt's order. */
final class PartTree {
    private static final List<String> ORDER = List.of(
            "mac",
            "source",
            "ip",
            "script",
            "downscript",
            "target",
            "model",
            "driver",
            "backend",
            "teaming",
            "mtu",
            "portForward",
            "boot",
            "alias",
            "rom",
            "acpi",
            "address");

    private final Node root = new Node("interface");

    private static final class Node {
        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<Node> children = new ArrayList<>();

        Node(String name) {
            this.name = name;
        }

        Node child(String childName) {
            for (Node child : children) {
                if (child.name.equals(childName)) {
                    return child;
                }
            }
            Node child = new Node(childName);
            children.add(child);
            return child;
        }

        Part part() {
            return new Part(name, attributes, children.stream().map(Node::part).toList());
        }
    }

    /** Sets an attribute by its path, such as {@code driver/host@csum}; nothing for null. */
    void set(String path, @Nullable String value) {
        if (value == null) {
            return;
        }
        int at = path.indexOf('@');
        node(path.substring(0, at)).attributes.put(path.substring(at + 1), value);
    }

    /** Sets an attribute that is not set. */
    void setIfAbsent(String path, String value) {
        if (get(path) == null) {
            set(path, value);
        }
    }

    /** Returns the value of an attribute; null if it is not set. */
    @Nullable
    String get(String path) {
        int at = path.indexOf('@');
        Node node = root;
        for (String step : steps(path.substring(0, at))) {
            Node parent = node;
            node = parent.children.stream()
                    .filter(child -> child.name.equals(step))
                    .findFirst()
                    .orElse(null);
            if (node == null) {
                return null;
            }
        }
        return node.attributes.get(path.substring(at + 1));
    }

    /** Adds one of several children. */
    void add(Part part) {
        Node node = new Node(part.name());
        node.attributes.putAll(part.attributes());
        root.children.add(node);
        part.children().forEach(child -> copy(child, node));
    }

    private static void copy(Part part, Node parent) {
        Node node = new Node(part.name());
        node.attributes.putAll(part.attributes());
        parent.children.add(node);
        part.children().forEach(child -> copy(child, node));
    }

    /** Returns the interface. */
    Part part() {
        root.children.sort(Comparator.comparingInt(child -> ORDER.indexOf(child.name)));
        return root.part();
    }

    private Node node(String path) {
        Node node = root;
        for (String step : steps(path)) {
            node = node.child(step);
        }
        return node;
    }

    private static List<String> steps(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split("/"));
    }
}
