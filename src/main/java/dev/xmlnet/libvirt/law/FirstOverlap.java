package dev.xmlnet.libvirt.law;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Which of many spans each overlaps first, found without a look at each pair. */
public final class FirstOverlap {
    private static final int FEW = 8;

    private FirstOverlap() {}

    /**
     * For each span the number of the first in the list that it has something in common with: its own if none before does.
     *
     * @param first where a span begins
     * @param last where it ends; that belongs to it
     */
    public static <T, P extends Comparable<P>> int[] of(List<T> spans, Function<T, P> first, Function<T, P> last) {
        // Most networks have few subnets and ranges: nothing is loaded for them.
        return spans.size() <= FEW ? byPairs(spans, first, last) : byOrder(spans, first, last);
    }

    private static <T, P extends Comparable<P>> int[] byPairs(
            List<T> spans, Function<T, P> first, Function<T, P> last) {
        int[] found = new int[spans.size()];
        for (int i = 0; i < found.length; i++) {
            P begin = first.apply(spans.get(i));
            P end = last.apply(spans.get(i));
            while (found[i] < i
                    && (begin.compareTo(last.apply(spans.get(found[i]))) > 0
                            || first.apply(spans.get(found[i])).compareTo(end) > 0)) {
                found[i]++;
            }
        }
        return found;
    }

    private static <T, P extends Comparable<P>> int[] byOrder(
            List<T> spans, Function<T, P> first, Function<T, P> last) {
        List<P> firsts = spans.stream().map(first).toList();
        List<P> lasts = spans.stream().map(last).toList();
        List<P> sorted = firsts.stream().sorted().toList();
        int[] least = new int[spans.size() + 1];
        Arrays.fill(least, Integer.MAX_VALUE);
        int[] found = new int[spans.size()];
        // From the back to the front: once all that end behind where one begins are there, it asks which of them is the
        // first that begins before it ends.
        int[] byLast = order(lasts);
        int next = 0;
        for (int asked : order(firsts)) {
            while (next < byLast.length && lasts.get(byLast[next]).compareTo(firsts.get(asked)) >= 0) {
                int one = byLast[next++];
                for (int i = notAfter(sorted, firsts.get(one)); i < least.length; i += i & -i) {
                    least[i] = Math.min(least[i], one);
                }
            }
            found[asked] = asked;
            for (int i = notAfter(sorted, lasts.get(asked)); i > 0; i -= i & -i) {
                found[asked] = Math.min(found[asked], least[i]);
            }
        }
        return found;
    }

    /** The numbers of points, the highest point first. */
    private static <P extends Comparable<P>> int[] order(List<P> points) {
        return IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.<Integer, P>comparing(points::get).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How many points are not after one. */
    private static <P extends Comparable<P>> int notAfter(List<P> sorted, P point) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).compareTo(point) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
