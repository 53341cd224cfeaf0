package dev.xmlnet.cli.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** Things of many kinds, of which a person reads the first few of each: one mistake may be made sixty thousand times. */
public final class Fold<K> {
    private final int most;
    private final Map<K, Integer> counts = new LinkedHashMap<>();

    /** Begins with none; {@code most} of a kind are told. */
    public Fold(int most) {
        this.most = most;
    }

    /** Counts one more of a kind; true if enough of it were told before. */
    public boolean isOver(K kind) {
        return counts.merge(kind, 1, Integer::sum) > most;
    }

    /** Returns how many of each kind were not told; the kinds are in the order in which they came. */
    public Map<K, Integer> untold() {
        Map<K, Integer> untold = new LinkedHashMap<>();
        counts.forEach((kind, count) -> {
            if (count > most) {
                untold.put(kind, count - most);
            }
        });
        return untold;
    }
}
