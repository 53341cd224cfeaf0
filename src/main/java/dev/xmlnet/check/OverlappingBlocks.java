package dev.xmlnet.check;

import dev.xmlnet.libvirt.value.IpBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Blocks of addresses with who owns them; which of them overlap one is found without a look at each: of two that do, one
 * holds the other.
 */
final class OverlappingBlocks<T> {
    static final Comparator<Member<?>> ORDER = Comparator.comparingInt(Member::number);

    private final Map<IpBlock, Group<T>> equal = new HashMap<>();
    private final Map<IpBlock, Group<T>> inside = new HashMap<>();
    private final Set<Integer> lengths = new TreeSet<>();
    private final Set<IpBlock> asked;
    private final Set<Integer> lengthsAsked = new TreeSet<>();
    private int size;

    /** A block that was added. */
    record Member<T>(IpBlock block, int owner, int number, T what) {}

    /**
     * Those that overlap one.
     *
     * @param count how many there are
     * @param first the first few of them, in the order in which they were added
     */
    record Found<T>(int count, List<Member<T>> first) {}

    /** Begins without a block; only of the given ones can be asked which others are a part of them. */
    OverlappingBlocks(Collection<IpBlock> asked) {
        this.asked = new HashSet<>(asked);
        for (IpBlock block : this.asked) {
            lengthsAsked.add(block.prefix());
        }
    }

    void add(IpBlock block, int owner, T what) {
        Member<T> member = new Member<>(block, owner, size++, what);
        equal.computeIfAbsent(block, b -> new Group<>()).add(member);
        lengths.add(block.prefix());
        for (IpBlock larger : larger(block, lengthsAsked)) {
            if (asked.contains(larger)) {
                inside.computeIfAbsent(larger, b -> new Group<>()).add(member);
            }
        }
    }

    private static List<IpBlock> larger(IpBlock block, Set<Integer> lengths) {
        List<IpBlock> larger = new ArrayList<>();
        for (int length : lengths) {
            if (length < block.prefix()) {
                larger.add(IpBlock.of(block.first(), length));
            }
        }
        return larger;
    }

    /** Those of other owners that are the same. */
    Found<T> equal(IpBlock block, int owner) {
        return found(List.of(equal.getOrDefault(block, new Group<>())), owner);
    }

    /** Those of other owners that hold a block, or are a part of it. */
    Found<T> parts(IpBlock block, int owner) {
        List<Group<T>> groups = new ArrayList<>();
        groups.add(inside.getOrDefault(block, new Group<>()));
        for (IpBlock larger : larger(block, lengths)) {
            groups.add(equal.getOrDefault(larger, new Group<>()));
        }
        return found(groups, owner);
    }

    private static <T> Found<T> found(List<Group<T>> groups, int owner) {
        int count = 0;
        List<Member<T>> first = new ArrayList<>();
        for (Group<T> group : groups) {
            count += group.size - group.sizes.getOrDefault(owner, 0);
            first.addAll(group.first);
        }
        first.removeIf(member -> member.owner == owner);
        first.sort(ORDER);
        return new Found<>(count, first.subList(0, Math.min(first.size(), Finding.MOST_OTHERS)));
    }

    /** Of which so many are kept that the first few are among them, whosesoever are left out. */
    private static final class Group<T> {
        private final Map<Integer, Integer> sizes = new HashMap<>();
        private final List<Member<T>> first = new ArrayList<>(1);
        private int size;

        void add(Member<T> member) {
            size++;
            int own = sizes.merge(member.owner, 1, Integer::sum);
            if (own <= Finding.MOST_OTHERS && first.size() < 2 * Finding.MOST_OTHERS) {
                first.add(member);
            }
        }
    }
}
