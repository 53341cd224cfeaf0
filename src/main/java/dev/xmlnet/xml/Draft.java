package dev.xmlnet.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element on its way to another shape. A draft begins as a copy of an {@link Element}, is changed
 * like a small document tree, and then yields the least edits that make the text say the same: order,
 * comments, quotes and indentation of all that stays are kept.
 */
public final class Draft {
    private final Element origin;
    private final List<Node> nodes;

    /** Children that were taken away and still are among the nodes: all go at once when somebody looks. */
    private Set<Draft> gone = Set.of();

    /** Null while they are those of the origin, as most are for ever. */
    private @Nullable Map<String, String> attributes;

    /** A child: one that was there (perhaps changed), or one that is new. */
    private record Node(@Nullable Draft kept, @Nullable Part added) {
        String name() {
            return kept == null ? Objects.requireNonNull(added).name() : kept.origin.name();
        }
    }

    private Draft(Element origin) {
        this.origin = origin;
        this.nodes = new ArrayList<>(origin.children().size() + 1);
        for (Element child : origin.children()) {
            nodes.add(new Node(new Draft(child), null));
        }
    }

    /** A draft that is still equal to an element. */
    public static Draft of(Element element) {
        return new Draft(element);
    }

    /** The element that this began as. */
    public Element origin() {
        return origin;
    }

    /** An attribute's value, or null. */
    public @Nullable String attribute(String name) {
        return attributes == null ? origin.attribute(name) : attributes.get(name);
    }

    /** The names of the attributes; a copy, so that attributes can be removed by it. */
    public List<String> attributeNames() {
        return attributes == null ? origin.attributeNames() : new ArrayList<>(attributes.keySet());
    }

    private Map<String, String> ownAttributes() {
        if (attributes == null) {
            attributes = new LinkedHashMap<>();
            for (String name : origin.attributeNames()) {
                attributes.put(name, origin.attribute(name));
            }
        }
        return attributes;
    }

    /** Sets an attribute; it keeps its place if it was there. */
    public void set(String name, String value) {
        ownAttributes().put(name, value);
    }

    /** Takes an attribute away, if it is there. */
    public void remove(String name) {
        ownAttributes().remove(name);
    }

    private List<Node> nodes() {
        if (!gone.isEmpty()) {
            nodes.removeIf(node -> gone.contains(node.kept()));
            gone = Set.of();
        }
        return nodes;
    }

    /** The children that were there from the start and still are, in order. */
    public List<Draft> children() {
        List<Draft> kept = new ArrayList<>(nodes().size());
        for (Node node : nodes()) {
            if (node.kept() != null) {
                kept.add(node.kept());
            }
        }
        return kept;
    }

    /** The first such child of a name in no namespace, or null. */
    public @Nullable Draft child(String name) {
        for (Node node : nodes()) {
            if (node.kept() != null && node.kept().origin.is(name)) {
                return node.kept();
            }
        }
        return null;
    }

    /** True if nothing is left in it: no attribute and no child. */
    public boolean isBare() {
        return nodes().isEmpty() && (attributes == null ? origin.attributeNames() : attributes.keySet()).isEmpty();
    }

    /** True if it says something else than its origin. */
    public boolean isChanged() {
        if (nodes().size() != origin.children().size() || !sameAttributes()) {
            return true;
        }
        for (Node node : nodes()) {
            if (node.kept() == null || node.kept().isChanged()) {
                return true;
            }
        }
        return false;
    }

    /** Takes a child away. */
    public void remove(Draft child) {
        gone = gone.isEmpty() ? new HashSet<>() : gone;
        gone.add(child);
    }

    /**
     * Adds a child.
     *
     * @param order names in the order in which children usually stand; the new child goes behind the
     *     last one that stands before it in this order, else to the front
     */
    public void add(Part part, List<String> order) {
        int rank = order.indexOf(part.name());
        int place = nodes().size();
        // From the back, where the last of many was added.
        while (place > 0 && !isUpTo(rank, order.indexOf(nodes().get(place - 1).name()))) {
            place--;
        }
        nodes().add(place, new Node(null, part));
    }

    private static boolean isUpTo(int rank, int other) {
        return other >= 0 && other <= rank;
    }

    /** What this says now, without comments and layout. */
    public Part toPart() {
        List<Part> parts = new ArrayList<>();
        for (Node node : nodes()) {
            parts.add(node.kept() == null ? node.added() : node.kept().toPart());
        }
        return new Part(origin.name(), ownAttributes(), parts, parts.isEmpty() ? origin.content() : "");
    }

    /** The edit that puts a new element behind an element that is not the root, laid out like it. */
    public static Edit sibling(Element before, Part part) {
        return new Layout(before.source()).insertion(part, Objects.requireNonNull(before.parent()), before);
    }

    /** The edits that turn the origin into this; none if nothing was changed. */
    public List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        collect(edits, new Layout(origin.source()));
        return edits;
    }

    private void collect(List<Edit> edits, Layout layout) {
        editAttributes(edits);
        boolean adds = false;
        for (Node node : nodes()) {
            adds |= node.added() != null;
        }
        if (origin.selfClosing()) {
            if (adds) {
                edits.add(open(layout));
            }
        } else if (nodes().isEmpty() && !origin.children().isEmpty() && layout.holdsOnlyElements(origin)) {
            edits.add(close());
        } else {
            editChildren(edits, layout);
        }
    }

    private void editChildren(List<Edit> edits, Layout layout) {
        removeChildren(edits, layout);
        Element before = null;
        for (Node node : nodes()) {
            if (node.kept() != null) {
                node.kept().collect(edits, layout);
                before = node.kept().origin;
            } else if (node.added() != null) {
                edits.add(layout.insertion(node.added(), origin, before));
            }
        }
    }

    private void removeChildren(List<Edit> edits, Layout layout) {
        List<Element> removed = new ArrayList<>(0);
        Iterator<Draft> kept = children().iterator();
        Draft next = kept.hasNext() ? kept.next() : null;
        for (Element child : origin.children()) {
            if (next == null || next.origin != child) {
                removed.add(child);
            } else {
                next = kept.hasNext() ? kept.next() : null;
            }
        }
        for (int i = 0; i < removed.size(); i++) {
            Element first = removed.get(i);
            while (i + 1 < removed.size() && layout.areNeighbours(removed.get(i), removed.get(i + 1))) {
                i++;
            }
            edits.add(new Edit(layout.removal(first, removed.get(i)), ""));
        }
    }

    /** {@code <a/>} to {@code <a>...</a>}. */
    private Edit open(Layout layout) {
        List<Part> parts = new ArrayList<>();
        nodes().forEach(node -> parts.add(node.added()));
        int tail = origin.startTag().end() - 2;
        while (Element.isSpace(origin.source().text().charAt(tail - 1))) {
            tail--;
        }
        return new Edit(
                new Span(tail, origin.span().end()), ">" + layout.content(parts, origin) + "</" + origin.name() + ">");
    }

    /** {@code <a>...</a>} to {@code <a/>}. */
    private Edit close() {
        return new Edit(new Span(origin.startTag().end() - 1, origin.span().end()), "/>");
    }

    /**
     * An attribute that goes gives its place to one that comes, so that a source keeps its look when a
     * network becomes a bridge.
     */
    private void editAttributes(List<Edit> edits) {
        if (sameAttributes()) {
            return;
        }
        Map<String, String> own = ownAttributes();
        Map<String, String> coming = new LinkedHashMap<>(own);
        coming.keySet().removeAll(Set.copyOf(origin.attributeNames()));
        Iterator<Map.Entry<String, String>> arrivals = coming.entrySet().iterator();
        char quote = new Layout(origin.source()).quote(origin);
        int end = origin.startTag().start() + 1 + origin.name().length();
        String gap = " ";
        for (Attribute old : origin.attributeSpans()) {
            String before = origin.source().text().substring(end, old.span().start());
            gap = before.indexOf('\n') < 0 ? " " : before;
            String now = own.get(old.name());
            if (origin.attribute(old.name()) == null) {
                // A namespace declaration.
                end = old.span().end();
                continue;
            }
            if (now != null) {
                if (!now.equals(origin.attribute(old.name()))) {
                    edits.add(new Edit(old.value(), Part.escape(now, old.quote())));
                }
            } else if (arrivals.hasNext()) {
                edits.add(new Edit(old.span(), written(arrivals.next(), old.quote())));
            } else {
                edits.add(new Edit(new Span(end, old.span().end()), ""));
            }
            end = old.span().end();
        }
        StringBuilder more = new StringBuilder();
        while (arrivals.hasNext()) {
            more.append(gap).append(written(arrivals.next(), quote));
        }
        if (more.length() > 0) {
            edits.add(new Edit(Span.at(end), more.toString()));
        }
    }

    private boolean sameAttributes() {
        if (attributes == null) {
            return true;
        }
        List<String> names = origin.attributeNames();
        if (names.size() != attributes.size()) {
            return false;
        }
        for (String name : names) {
            if (!Objects.equals(origin.attribute(name), attributes.get(name))) {
                return false;
            }
        }
        return true;
    }

    private static String written(Map.Entry<String, String> attribute, char quote) {
        return attribute.getKey() + "=" + quote + Part.escape(attribute.getValue(), quote) + quote;
    }
}
