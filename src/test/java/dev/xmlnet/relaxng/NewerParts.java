package dev.xmlnet.relaxng;

import dev.xmlnet.libvirt.support.Newer;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.value.Version;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lines of schemas/newer.txt: what the schemas of xmlnet have, and those of an older libvirt do not. For one thread. */
final class NewerParts {
    private static final Shape<Tree> TREE = new Shape<>() {
        @Override
        public String name(Tree element) {
            return element.name.namespace().isEmpty() ? element.name.local() : null;
        }

        @Override
        public String attribute(Tree element, String name) {
            return element.attributes.get(Tree.Name.of(name));
        }

        @Override
        public List<String> attributeNames(Tree element) {
            return element.attributes.keySet().stream().map(Tree.Name::local).toList();
        }

        @Override
        public List<Tree> children(Tree element) {
            return element.elements();
        }
    };

    private final Version installed;
    private final List<Newer> lines;
    private final Set<Newer> unused;

    private NewerParts(List<Newer> lines, Version installed) {
        this.installed = installed;
        this.lines = lines;
        this.unused = new LinkedHashSet<>(lines);
    }

    /** The lines about a schema whose version is newer than the one that is installed. */
    static NewerParts of(String schema, Version installed) {
        return new NewerParts(
                Newer.all().stream()
                        .filter(line -> line.document().equals(schema)
                                && !installed.isAtLeast(line.since().version()))
                        .toList(),
                installed);
    }

    /** The document without the parts that are newer, and without those that are older; null if all of it is newer, the document itself if nothing is. */
    Tree without(Tree document) {
        return without(document, lines);
    }

    /** Newers that were not needed yet to explain a disagreement. */
    Set<Newer> unused() {
        return unused;
    }

    /** True if two schemas differ on a document, and still do when the newer parts are gone. */
    boolean leaveUnexplained(Tree document, Schemas schemas) {
        if (!schemas.differ(document)) {
            return false;
        }
        Tree rest = without(document);
        return rest == document || (rest != null && schemas.differ(rest));
    }

    /** Takes those lines for used without which a disagreement that they explain would stay. */
    void use(Tree document, Schemas schemas) {
        if (!schemas.differ(document) || leaveUnexplained(document, schemas)) {
            return;
        }
        for (Newer line : List.copyOf(unused)) {
            List<Newer> others =
                    lines.stream().filter(other -> !other.equals(line)).toList();
            Tree rest = without(document, others);
            if (rest != null && schemas.differ(rest)) {
                unused.remove(line);
            }
        }
    }

    private Tree without(Tree document, List<Newer> some) {
        Tree copy = document.copy();
        boolean[] found = {false, false};
        for (Newer line : some) {
            line.look(TREE, copy, (parent, element, attribute, newer) -> {
                found[0] = true;
                if (attribute != null) {
                    element.attributes.remove(Tree.Name.of(attribute));
                } else if (parent == null) {
                    found[1] = true;
                } else {
                    parent.children.removeIf(child -> child == element);
                }
            });
        }
        return found[1] ? null : OlderParts.without(found[0] ? copy : document, installed);
    }
}
