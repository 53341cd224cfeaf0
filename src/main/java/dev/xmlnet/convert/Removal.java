package dev.xmlnet.convert;

import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.libvirt.support.Row.Loss;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Verdict;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Removes from a draft what a judge does not let stay, and adds it to the losses; an element that is emptied goes too. */
final class Removal {
    private final Losses losses;
    private final Set<Draft> touched = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A part that is judged again when what stands beside it has gone or stayed. */
    private record Beside(Draft parent, Draft element, String path) {}

    Removal(Losses losses) {
        this.losses = losses;
    }

    /**
     * Does it.
     *
     * @param about which judgements count; the parts of the others stay
     * @param lasting the names of children that stay though they are emptied, since more is to come into them
     */
    void run(Judge<?> judge, Draft root, Predicate<Judgement> about, Set<String> lasting) {
        List<Beside> beside = new ArrayList<>(0);
        judge.look(Shape.DRAFT, root, (parent, element, attribute, judgement) -> {
            if (judgement.keeps() || !about.test(judgement)) {
                return true;
            }
            if (attribute != null) {
                remove(root, element, attribute, judgement);
            } else if (parent != null && judgement.row().asksBeside()) {
                beside.add(new Beside(parent, element, judgement.row().path()));
            } else if (parent != null) {
                remove(parent, element, judgement);
            }
            return false;
        });
        for (Beside one : beside) {
            Judgement judgement = judge.one(one.path(), Shape.DRAFT, one.element(), one.parent());
            if (judgement != null && !judgement.keeps()) {
                remove(one.parent(), one.element(), judgement);
            }
        }
        for (Draft child : root.children()) {
            sweep(child);
            if (isEmptied(child) && !lasting.contains(child.origin().name())) {
                removeEmptied(root, child);
            }
        }
    }

    private void remove(Draft parent, Draft element, Judgement judgement) {
        // Without parameters it says no more than the connection that is left.
        boolean bare = element.origin().is("virtualport") && element.children().isEmpty();
        losses.add(
                judgement,
                bare ? Loss.NOTE : judgement.loss(),
                Summary.of(element.origin()),
                element.origin().location());
        parent.remove(element);
        touched.add(parent);
    }

    private void remove(Draft root, Draft element, String attribute, Judgement judgement) {
        String value = Summary.of(element, attribute);
        losses.add(
                judgement,
                judgement.loss(),
                element == root ? value : element.origin().name() + " " + value,
                element.origin().location(attribute));
        element.remove(attribute);
        touched.add(element);
    }

    private void sweep(Draft element) {
        for (Draft child : element.children()) {
            sweep(child);
            if (isEmptied(child)) {
                removeEmptied(element, child);
                touched.add(element);
            }
        }
    }

    /** What is left of it, such as a peak without an average, goes with it. */
    private void removeEmptied(Draft parent, Draft element) {
        String name = element.origin().name();
        for (String attribute : element.attributeNames()) {
            losses.add(
                    element.origin().is("inbound") ? Loss.WARNING : Loss.NOTE,
                    attribute,
                    name + " " + Summary.of(element, attribute),
                    Verdict.Word.REFUSED,
                    "<" + name + "> says nothing without what is removed from it",
                    element.origin().location(attribute));
        }
        parent.remove(element);
    }

    /** True for what says nothing any more; libvirt refuses an inbound without an average, and a target without a name. */
    private boolean isEmptied(Draft element) {
        return touched.contains(element)
                && (element.isBare()
                        || (element.origin().is("inbound") && element.attribute("average") == null)
                        || (element.origin().is("target") && element.attribute("dev") == null));
    }
}
