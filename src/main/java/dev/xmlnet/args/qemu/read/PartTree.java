package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.Tree;
import dev.xmlnet.xml.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interface that is being put together from its parts, by their paths in args.txt. */
final class PartTree {
    private final Tree root = new Tree("interface");

    /** Sets an attribute by its path, such as {@code driver/host@csum}, or the text of an element; nothing for null. */
    void set(String path, @Nullable String value) {
        if (value == null) {
            return;
        } else if (path.indexOf('@') >= 0) {
            root.set(path, List.of(), value);
            return;
        }
        Tree element = root;
        for (String step : path.split("/")) {
            element = element.make(step, 0);
        }
        element.say(value);
    }

    /** Returns the value of an attribute; null if it is not set. */
    @Nullable
    String get(String path) {
        return root.at(path);
    }

    /** Adds one of several children of a name. */
    void add(Part part) {
        int place = 0;
        while (root.child(part.name(), place) != null) {
            place++;
        }
        copy(part, root.make(part.name(), place));
    }

    private static void copy(Part part, Tree tree) {
        part.attributes().forEach(tree::set);
        for (int i = 0; i < part.children().size(); i++) {
            copy(part.children().get(i), tree.make(part.children().get(i).name(), i));
        }
    }

    /**
     * Returns the interface.
     *
     * @throws IllegalArgumentException if a value holds what XML cannot
     */
    Part part() {
        return root.toPart();
    }
}
