package dev.xmlnet.args;

import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element that options build, one part after the other. */
public final class Tree {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Tree> children = new ArrayList<>();
    private String text = "";

    /** An element with nothing in it. */
    public Tree(String name) {
        this.name = name;
    }

    /** The name of the element. */
    public String name() {
        return name;
    }

    /** The value of an attribute; null if there is none. */
    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** The value of an attribute at a path of the table, such as {@code driver/host@csum}; null if there is none. */
    public @Nullable String at(String path) {
        int at = path.indexOf('@');
        Tree element = this;
        for (String step : path.substring(0, at).split("/")) {
            element = step.isEmpty() || element == null ? element : element.child(step, 0);
        }
        return element == null ? null : element.attribute(path.substring(at + 1));
    }

    /** Sets an attribute. */
    public void set(String attribute, String value) {
        attributes.put(attribute, value);
    }

    /**
     * Sets an attribute at a path of the table; elements that are not there are made.
     *
     * @param places the place of each element among those of its name, from 0; 0 for those beyond its end
     */
    public void set(String path, List<Integer> places, String value) {
        int at = path.indexOf('@');
        Tree element = this;
        int depth = 0;
        for (String step : path.substring(0, at).split("/")) {
            if (!step.isEmpty()) {
                element = element.make(step, depth < places.size() ? places.get(depth) : 0);
                depth++;
            }
        }
        element.set(path.substring(at + 1), value);
    }

    /** Sets what stands between the tags. */
    public void say(String characters) {
        text = characters;
    }

    /** Removes an attribute, if it is there. */
    public void remove(String attribute) {
        attributes.remove(attribute);
    }

    /** Removes a child. */
    public void remove(Tree child) {
        children.remove(child);
    }

    /** The child at a place among those of its name, from 0; null if there are fewer. */
    public @Nullable Tree child(String childName, int place) {
        int before = 0;
        for (Tree child : children) {
            if (child.name.equals(childName)) {
                if (before == place) {
                    return child;
                }
                before++;
            }
        }
        return null;
    }

    /** Returns the child at a place among those of its name, or adds one at the end where there are fewer. */
    public Tree make(String childName, int place) {
        Tree child = child(childName, place);
        if (child == null) {
            child = new Tree(childName);
            children.add(child);
        }
        return child;
    }

    /**
     * Returns the element with its children in libvirt's order.
     *
     * @throws IllegalArgumentException if a value holds what XML cannot
     */
    public Part toPart() {
        List<Tree> ordered = new ArrayList<>(children);
        if (name.equals("interface")) {
            ordered.sort(Comparator.comparingInt(child -> place(child.name)));
        }
        return new Part(name, attributes, ordered.stream().map(Tree::toPart).toList(), children.isEmpty() ? text : "");
    }

    private static int place(String child) {
        int place = GuestInterface.CHILDREN.indexOf(child);
        return place < 0 ? GuestInterface.CHILDREN.size() : place;
    }
}
