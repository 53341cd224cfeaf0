package dev.xmlnet.check;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.SupportTable;
import dev.xmlnet.libvirt.SupportTable.Row;
import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of the support table as a tree, so that a walk down an interface makes no paths; read-only once it is built. */
final class PartTree {
    private final Map<String, PartTree> children = new HashMap<>();
    private final Map<String, PartTree> attributes = new HashMap<>();
    private final List<Row<Kind>> rows = new ArrayList<>(1);

    private static final class Whole {
        static final PartTree INTERFACE = build();
    }

    private PartTree() {}

    /** What is known of an interface. */
    static PartTree ofInterface() {
        return Whole.INTERFACE;
    }

    private static PartTree build() {
        PartTree root = new PartTree();
        for (Row<Kind> row : SupportTable.interfaces().rows()) {
            int at = row.path().indexOf('@');
            PartTree tree = root;
            for (String name : (at < 0 ? row.path() : row.path().substring(0, at)).split("/")) {
                tree = name.isEmpty() ? tree : tree.children.computeIfAbsent(name, n -> new PartTree());
            }
            if (at >= 0) {
                tree = tree.attributes.computeIfAbsent(row.path().substring(at + 1), n -> new PartTree());
            }
            tree.rows.add(row);
        }
        return root;
    }

    /** What is known of a child; null if nothing. */
    PartTree child(String name) {
        return children.get(name);
    }

    /** What is known of an attribute; null if nothing. */
    PartTree attribute(String name) {
        return attributes.get(name);
    }

    boolean hasAttributes() {
        return !attributes.isEmpty();
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }

    /**
     * The row about this part of a document.
     *
     * @param element the part, or what bears it if it is an attribute
     * @param driver the domain's type
     * @return null if there is none
     */
    Row<Kind> row(Element element, String driver) {
        for (int i = 0; i < rows.size(); i++) {
            Row<Kind> row = rows.get(i);
            if (row.isAbout(driver) && row.matches(element::attribute)) {
                return row;
            }
        }
        return null;
    }
}
