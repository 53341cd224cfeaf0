package dev.xmlnet.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * An element as data alone. What was read, and what the beans made of it write, both become such a tree: one is held
 * against the other, and the second is printed.
 */
@NullMarked
final class Node {
    final String namespace;
    final String name;

    /** As written, with the prefix. */
    final String qualifiedName;

    final List<Value> attributes;

    /** The prefixes that are declared here, and what they stand for. */
    final Map<String, String> declared;

    /** Nodes, and texts as strings. */
    final List<Object> content = new ArrayList<>(4);

    /** An attribute. */
    record Value(String namespace, String name, String qualifiedName, String value) {}

    Node(String namespace, String name, String qualifiedName, List<Value> attributes, Map<String, String> declared) {
        this.namespace = namespace;
        this.name = name;
        this.qualifiedName = qualifiedName;
        this.attributes = attributes;
        this.declared = declared;
    }

    List<Node> children() {
        List<Node> children = new ArrayList<>(content.size());
        for (Object part : content) {
            if (part instanceof Node child) {
                children.add(child);
            }
        }
        return children;
    }

    /** All text that stands directly in it. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Object part : content) {
            if (part instanceof String characters) {
                text.append(characters);
            }
        }
        return text.toString();
    }

    /** True if text stands beside elements: then each blank counts. */
    boolean isMixed() {
        return !text().isBlank() && content.stream().anyMatch(Node.class::isInstance);
    }

    /** Texts, and the tags between them. */
    private List<Object> outline() {
        return content.stream()
                .map(part -> part instanceof Node child ? "<" + child.name + ">" : part)
                .toList();
    }

    private boolean is(Node other) {
        return name.equals(other.name) && namespace.equals(other.namespace);
    }

    /**
     * The first thing that this element says and another does not, or says otherwise; null if there is none. Elements of
     * different names may stand in another order, and numbers and the blanks around a value may be written in another
     * way, as libvirt does too.
     */
    @Nullable
    Loss lostIn(Node other) {
        for (Value attribute : attributes) {
            if (!same(attribute.value(), other.valueOf(attribute))) {
                String what = "the attribute " + attribute.qualifiedName() + "='" + attribute.value() + "'";
                return new Loss(what, attribute.qualifiedName(), new ArrayList<>());
            }
        }
        boolean sameText = isMixed() ? outline().equals(other.outline()) : same(text(), other.text());
        if (!sameText) {
            return new Loss("its text", null, new ArrayList<>());
        }
        return lostAmong(children(), counterparts(other.children()));
    }

    private static @Nullable Loss lostAmong(List<Node> children, List<? extends @Nullable Node> counterparts) {
        for (int i = 0; i < children.size(); i++) {
            Node child = children.get(i);
            Node counterpart = counterparts.get(i);
            Loss loss =
                    counterpart == null ? new Loss("this element", null, new ArrayList<>()) : child.lostIn(counterpart);
            if (loss != null) {
                loss.path().add(0, i);
                return loss;
            }
        }
        return null;
    }

    /** For each child the one of the same name and number among others, or null. Mostly all stand in the same order. */
    private List<? extends @Nullable Node> counterparts(List<Node> others) {
        List<Node> children = children();
        boolean parallel = children.size() <= others.size();
        for (int i = 0; i < children.size() && parallel; i++) {
            parallel = children.get(i).is(others.get(i));
        }
        if (parallel) {
            return others;
        }
        Map<String, List<Node>> byName = new HashMap<>();
        for (Node other : others) {
            byName.computeIfAbsent(other.name, n -> new ArrayList<>()).add(other);
        }
        Map<String, Integer> seen = new HashMap<>();
        List<@Nullable Node> counterparts = new ArrayList<>();
        for (Node child : children) {
            int number = seen.merge(child.name, 1, Integer::sum) - 1;
            List<Node> same = byName.getOrDefault(child.name, List.of());
            counterparts.add(number < same.size() && child.is(same.get(number)) ? same.get(number) : null);
        }
        return counterparts;
    }

    /**
     * What is missing.
     *
     * @param what in words
     * @param attribute its name as written; null if it is none
     * @param path from the root, which child element each time
     */
    record Loss(String what, @Nullable String attribute, List<Integer> path) {}

    private @Nullable String valueOf(Value attribute) {
        for (Value own : attributes) {
            if (own.name().equals(attribute.name()) && own.namespace().equals(attribute.namespace())) {
                return own.value();
            }
        }
        return null;
    }

    private static boolean same(String one, @Nullable String other) {
        if (other == null || one.equals(other)) {
            return other != null;
        }
        String a = one.strip();
        String b = other.strip();
        return a.equals(b) || (isInteger(a) && isInteger(b) && new BigInteger(a).equals(new BigInteger(b)));
    }

    private static boolean isInteger(String text) {
        int digits = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.length() > digits && text.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9');
    }
}
