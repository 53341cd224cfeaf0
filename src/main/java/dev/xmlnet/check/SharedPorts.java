package dev.xmlnet.check;

import dev.xmlnet.check.ForwardedPorts.Ports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ranges of ports of several interfaces; those that share a port with one are found without a look at each. */
final class SharedPorts {
    private final List<Ports> ranges;
    private final Ends ends;
    private final Map<Integer, Ends> endsOfOne = new HashMap<>();

    /** Where the leaves of a tree begin, one a range; what is above two stands at half their number. */
    private final int leaves;

    /** The last port below each node, and the interface that wants it. */
    private final int[] last;

    private final int[] owner;

    /** The last port below each node that another interface wants. */
    private final int[] otherLast;

    /**
     * Takes the ranges.
     *
     * @param ranges in their order
     */
    SharedPorts(List<Ports> ranges) {
        this.ranges = ranges;
        ends = new Ends(ranges);
        Map<Integer, List<Ports>> byInterface = new HashMap<>();
        for (Ports one : ranges) {
            byInterface.computeIfAbsent(one.port(), port -> new ArrayList<>(1)).add(one);
        }
        byInterface.forEach((port, own) -> endsOfOne.put(port, new Ends(own)));
        leaves = Math.max(1, Integer.highestOneBit(ranges.size()) << 1);
        last = new int[2 * leaves];
        owner = new int[2 * leaves];
        otherLast = new int[2 * leaves];
        for (int i = 0; i < ranges.size(); i++) {
            last[leaves + i] = ranges.get(i).last();
            owner[leaves + i] = ranges.get(i).port();
        }
        for (int node = leaves - 1; node > 0; node--) {
            int more = last[2 * node] >= last[2 * node + 1] ? 2 * node : 2 * node + 1;
            int less = more ^ 1;
            last[node] = last[more];
            owner[node] = owner[more];
            otherLast[node] = Math.max(otherLast[more], lastOfOthers(less, owner[more]));
        }
    }

    private int lastOfOthers(int node, int port) {
        return owner[node] == port ? otherLast[node] : last[node];
    }

    /** How many ranges of other interfaces share a port with one. */
    int count(Ports one) {
        Ends own = endsOfOne.get(one.port());
        return ends.count(one) - (own == null ? 0 : own.count(one));
    }

    /** The first few of them. */
    List<Ports> first(Ports one) {
        List<Ports> found = new ArrayList<>(0);
        find(1, 0, leaves, one, found);
        return found;
    }

    /** Goes down only where one is found, or where the ranges that begin too late begin. */
    private void find(int node, int from, int to, Ports one, List<Ports> found) {
        if (from >= ranges.size()
                || found.size() == Finding.MOST_OTHERS
                || ranges.get(from).first() > one.last()
                || lastOfOthers(node, one.port()) < one.first()) {
            return;
        }
        if (node >= leaves) {
            found.add(ranges.get(from));
            return;
        }
        int middle = (from + to) / 2;
        find(2 * node, from, middle, one, found);
        find(2 * node + 1, middle, to, one, found);
    }

    /** Where ranges begin and end, each sorted. */
    private static final class Ends {
        private final int[] firsts;
        private final int[] lasts;

        Ends(List<Ports> ranges) {
            firsts = ranges.stream().mapToInt(Ports::first).sorted().toArray();
            lasts = ranges.stream().mapToInt(Ports::last).sorted().toArray();
        }

        /** Those that begin in time, without those that end too early. */
        int count(Ports one) {
            return lessThan(one.last() + 1, firsts) - lessThan(one.first(), lasts);
        }

        private static int lessThan(int port, int[] sorted) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < port) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
