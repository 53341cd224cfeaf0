package dev.xmlnet.libvirt.support;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of an interface or a network, and what becomes of it.
 *
 * @param title the path with its conditions, as the table writes it
 * @param path below the interface or the network, such as {@code driver@name}
 * @param conditions what the part must be besides
 * @param rule the id of check's rule that reports it
 * @param loss what its loss means
 * @param drivers the domain types that the row is about; empty for all
 * @param onlyQemu true if libvirt's QEMU driver checks it, and not libvirt for every driver
 * @param nothing what the part says where it says no more than its absence; each is a list of conditions
 * @param withoutVirtio what holds on every kind where the model is not virtio; null for the same
 * @param verdicts by column; a column that is not there has its word from a later row of the same path
 * @param varying the columns that stand for several others which disagree, as a network whose definition is not known
 * @param <C> what carries the part
 */
public record Row<C extends Enum<C>>(
        String title,
        String path,
        List<Condition> conditions,
        String rule,
        Loss loss,
        Set<String> drivers,
        boolean onlyQemu,
        List<List<Condition>> nothing,
        @Nullable Verdict withoutVirtio,
        Map<C, Verdict> verdicts,
        Set<C> varying) {

    /** What the loss of a part means to a person. */
    public enum Loss {
        FIREWALL,
        WARNING,
        NOTE
    }

    /** The last name of the path, for an id: {@code lost-filterref}, {@code lost-floor}. */
    public String word() {
        return path.substring(Math.max(path.lastIndexOf('@'), path.lastIndexOf('/')) + 1);
    }

    /** True if what stands beside the part counts, so that the row may fit no more when that goes. */
    public boolean asksBeside() {
        return title.contains("{../");
    }

    /** True if what becomes of the part depends on the libvirt. */
    boolean isNewer() {
        for (Verdict verdict : verdicts.values()) {
            if (verdict.since() != null) {
                return true;
            }
        }
        return withoutVirtio != null && withoutVirtio.since() != null;
    }

    /** True if the row is about guests of a domain type. */
    boolean isAbout(String driver) {
        return drivers.isEmpty() || drivers.contains(driver);
    }

    /** True if an element is the part, or bears it, and it says more than its absence would. */
    <T> boolean matches(Shape<T> shape, T element, @Nullable T parent) {
        return Condition.hold(conditions, shape, element, parent);
    }

    /** True if the part says no more than its absence would. */
    <T> boolean isNothing(Shape<T> shape, T element, @Nullable T parent) {
        for (int i = 0; i < nothing.size(); i++) {
            if (Condition.hold(nothing.get(i), shape, element, parent)) {
                return true;
            }
        }
        return false;
    }
}
