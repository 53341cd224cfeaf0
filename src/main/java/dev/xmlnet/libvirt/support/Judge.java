package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.support.SupportTable.Node;
import dev.xmlnet.libvirt.value.Version;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells what libvirt does with each part of an interface or a network, in one context. Everything in xmlnet that keeps, removes or
 * reports a part asks here.
 *
 * @param <C> a column of the table that is asked
 */
public abstract class Judge<C extends Enum<C>> {
    private final SupportTable<C> table;

    /** Hears of the parts on which there is something to say: that may not stay, or only from some libvirt on, or on some networks. */
    public interface Listener<T> {
        /**
         * Takes a judgement.
         *
         * @param parent what the element stands in; null for the root
         * @param element the part, or what bears it if it is an attribute
         * @param attribute the name of an attribute; null if the part is the element
         * @return true if the parts below the element are to be judged too
         */
        boolean take(@Nullable T parent, T element, @Nullable String attribute, Judgement judgement);
    }

    Judge(SupportTable<C> table) {
        this.table = table;
    }

    /** A judge of interfaces. */
    public static Judge<?> of(Context context) {
        return new InterfaceJudge(context);
    }

    /**
     * A judge of networks.
     *
     * @param ovsGroups true if a port group may make a network on a bridge of the host one of Open vSwitch, as where that bridge stays
     */
    public static Judge<?> of(NetworkMode mode, boolean ovsGroups, Version libvirt) {
        return new NetworkJudge(mode, ovsGroups, libvirt);
    }

    /** Judges all parts below a root, in the order of the tree; the root itself is an interface or a network. */
    public <T> void look(Shape<T> shape, T root, Listener<T> listener) {
        look(table.root(), shape, root, null, below -> true, listener);
    }

    /** Judges as {@link #look}, and passes over the elements of which every libvirt thinks the same. */
    public <T> void lookForNewer(Shape<T> shape, T root, Listener<T> listener) {
        look(table.root(), shape, root, null, Node::isNewer, listener);
    }

    private <T> void look(
            Node<C> node,
            Shape<T> shape,
            T element,
            @Nullable T parent,
            Predicate<Node<C>> counts,
            Listener<T> listener) {
        if (node.hasAttributes()) {
            for (String name : shape.attributeNames(element)) {
                Node<C> attribute = node.attribute(name);
                Judgement judgement = attribute == null ? null : judge(attribute, shape, element, parent);
                if (judgement != null) {
                    listener.take(parent, element, name, judgement);
                }
            }
        }
        if (!node.hasChildren()) {
            return;
        }
        for (T child : shape.children(element)) {
            String name = shape.name(child);
            Node<C> below = name == null ? null : node.child(name);
            if (below != null && counts.test(below)) {
                Judgement judgement = judge(below, shape, child, element);
                if (judgement == null || listener.take(element, child, null, judgement)) {
                    look(below, shape, child, element, counts, listener);
                }
            }
        }
    }

    /**
     * Judges one part.
     *
     * @param path as in the table, without a condition
     * @param element the part, or what bears it if it is an attribute
     * @param parent what that stands in; null if it stands alone
     * @return null if the table has nothing to say
     */
    public <T> @Nullable Judgement one(String path, Shape<T> shape, T element, @Nullable T parent) {
        int at = path.indexOf('@');
        int end = at < 0 ? path.length() : at;
        Node<C> node = table.root();
        for (int from = 0; from < end && node != null; ) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 || slash > end ? end : slash;
            node = node.child(path.substring(from, to));
            from = to + 1;
        }
        node = node == null || at < 0 ? node : node.attribute(path.substring(at + 1));
        return node == null ? null : judge(node, shape, element, parent);
    }

    /** Judges one part that stands alone; null if the table has nothing to say. */
    public <T> @Nullable Judgement one(String path, Shape<T> shape, T element) {
        return one(path, shape, element, null);
    }

    private <T> @Nullable Judgement judge(Node<C> node, Shape<T> shape, T element, @Nullable T parent) {
        for (int i = 0; i < node.rows().size(); i++) {
            Row<C> row = node.rows().get(i);
            if (!row.matches(shape, element, parent)) {
                continue;
            }
            Judgement judgement = judge(row, shape, element, parent);
            if (judgement != null) {
                boolean silent = judgement.verdict().word() == Verdict.Word.KEPT
                        && judgement.verdict().since() == null
                        && !judgement.varies();
                return silent || row.isNothing(shape, element, parent) ? null : judgement;
            }
        }
        return null;
    }

    /** Judges by one row; null if it has no word on this column or these guests. */
    abstract <T> @Nullable Judgement judge(Row<C> row, Shape<T> shape, T element, @Nullable T parent);
}
