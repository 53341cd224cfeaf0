package dev.xmlnet.check;

import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the look at one file gave; {@link Repository} adds what only a look across files shows. */
public final class Examined {
    private final String path;

    /** Null once the document is let go; then nothing was found, as far as this knows. */
    private final @Nullable XmlDocument document;

    private final List<Found> found;
    private final Ignores ignores;
    private final Facts facts;

    Examined(String path, @Nullable XmlDocument document, List<Found> found, Ignores ignores, Facts facts) {
        this.path = path;
        this.document = document;
        this.found = found;
        this.ignores = ignores;
        this.facts = facts;
    }

    /** The file, as it was given. */
    public String path() {
        return path;
    }

    /** What is wrong with this file alone, in the order of the text. */
    public List<Finding> findings() {
        return found.stream().map(Found::finding).toList();
    }

    /**
     * The change that takes away what can be taken away safely.
     *
     * @param wanted which findings are to go; of the others nothing is changed
     * @return an empty patch if there is nothing to do
     * @throws IllegalStateException if the document was let go
     */
    public Patch fix(Predicate<Finding> wanted) {
        if (document == null) {
            throw new IllegalStateException("the document of " + path + " was let go");
        }
        List<Fix> fixes = new ArrayList<>();
        for (Found one : found) {
            if (!one.fixes().isEmpty() && wanted.test(one.finding())) {
                fixes.addAll(one.fixes());
            }
        }
        if (fixes.isEmpty()) {
            return Patch.of(document.source(), List.of());
        }
        List<Draft> roots = document.roots().stream().map(Draft::of).toList();
        IdentityHashMap<Element, Draft> drafts = new IdentityHashMap<>();
        roots.forEach(root -> put(root, drafts));
        fixes.forEach(fix -> apply(fix, drafts));
        List<Edit> edits = new ArrayList<>();
        roots.forEach(root -> edits.addAll(root.edits()));
        return Patch.of(document.source(), edits);
    }

    private static void put(Draft draft, IdentityHashMap<Element, Draft> drafts) {
        drafts.put(draft.origin(), draft);
        draft.children().forEach(child -> put(child, drafts));
    }

    /** A child that one fix took away is not there for the next, which then has nothing to do. */
    private static void apply(Fix fix, IdentityHashMap<Element, Draft> drafts) {
        Draft draft = drafts.get(fix.element());
        Draft parent = drafts.get(fix.element().parent());
        if (draft == null) {
            return;
        }
        if (fix.attribute() != null && fix.value() != null) {
            draft.set(fix.attribute(), fix.value());
        } else if (fix.attribute() != null) {
            draft.remove(fix.attribute());
        }
        boolean goes = fix.attribute() == null || (fix.value() == null && draft.isBare());
        if (goes && parent != null) {
            parent.remove(draft);
        }
    }

    /** The same without the document and its findings, for {@link Repository} and for those who hold many; it fixes nothing. */
    public Examined withoutDocument() {
        return new Examined(path, null, List.of(), ignores, facts);
    }

    Ignores ignores() {
        return ignores;
    }

    Facts facts() {
        return facts;
    }
}
