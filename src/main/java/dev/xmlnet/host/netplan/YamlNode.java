package dev.xmlnet.host.netplan;

import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML text and its place.
 *
 * @param kind its kind
 * @param span from its first char (of an anchor or a tag, if it has one) to behind its last, without blank lines and comments
 * @param flow true for a collection in braces or brackets
 * @param text of a scalar, without its quotes; the anchor's name of an alias
 * @param anchor its name for aliases; null if none
 * @param tagged true if a tag is written
 * @param children items of a sequence; of a mapping keys and values in turn
 */
record YamlNode(
        Kind kind,
        Span span,
        boolean flow,
        String text,
        @Nullable String anchor,
        boolean tagged,
        List<YamlNode> children) {
    /** Kinds of value. */
    enum Kind {
        SCALAR,
        SEQUENCE,
        MAPPING,
        ALIAS
    }

    /**
     * A key and its value.
     *
     * @param key a scalar, as a rule
     * @param value of any kind; an empty scalar if none is written
     */
    record Entry(YamlNode key, YamlNode value) {
        /** The key as text. */
        String name() {
            return key.text();
        }
    }

    /** True if it is a mapping. */
    boolean isMapping() {
        return kind == Kind.MAPPING;
    }

    /** True if it is a scalar. */
    boolean isScalar() {
        return kind == Kind.SCALAR;
    }

    /** The entries of a mapping, in order; none of anything else. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; isMapping() && i < children.size(); i += 2) {
            entries.add(new Entry(children.get(i), children.get(i + 1)));
        }
        return entries;
    }

    /** The entry of a key; null if this is no mapping or has none. */
    @Nullable
    Entry entry(String key) {
        for (Entry entry : entries()) {
            if (entry.key().isScalar() && entry.name().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    /** The value of a key; null if this is no mapping or has none. */
    @Nullable
    YamlNode get(String key) {
        Entry entry = entry(key);
        return entry == null ? null : entry.value();
    }

    /** The text of a key's scalar; null if there is none. */
    @Nullable
    String scalar(String key) {
        YamlNode value = get(key);
        return value != null && value.isScalar() ? value.text() : null;
    }

    /** The texts of a key's sequence of scalars. */
    List<String> scalars(String key) {
        YamlNode value = get(key);
        return value == null || value.kind() != Kind.SEQUENCE
                ? List.of()
                : value.children().stream()
                        .filter(YamlNode::isScalar)
                        .map(YamlNode::text)
                        .toList();
    }

    /** This one and all below. */
    List<YamlNode> all() {
        List<YamlNode> all = new ArrayList<>(List.of(this));
        children.forEach(child -> all.addAll(child.all()));
        return all;
    }
}
