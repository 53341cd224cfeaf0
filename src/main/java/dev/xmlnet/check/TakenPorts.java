package dev.xmlnet.check;

import java.util.BitSet;
import java.util.TreeMap;

/** Ports of a host, and who took each first. A range costs the same however many others there are and overlap it. */
final class TakenPorts<T> {
    private static final int LAST = 65_535;

    private final BitSet taken = new BitSet(0);

    /** By the first port of each run that somebody took. */
    private final TreeMap<Integer, T> takers = new TreeMap<>();

    /** The ports from one to another, of those that there are. */
    static BitSet between(int first, int last) {
        BitSet ports = new BitSet(0);
        int from = Math.max(first, 1);
        int end = Math.min(last, LAST) + 1;
        if (from < end) {
            ports.set(from, end);
        }
        return ports;
    }

    /**
     * Takes what nobody took yet.
     *
     * @return the first port that was taken already; 0 if none was
     */
    int take(BitSet ports, T taker) {
        BitSet others = (BitSet) ports.clone();
        others.and(taken);
        BitSet free = (BitSet) ports.clone();
        free.andNot(taken);
        for (int port = free.nextSetBit(0); port > 0; port = free.nextSetBit(free.nextClearBit(port))) {
            takers.put(port, taker);
        }
        taken.or(free);
        return Math.max(others.nextSetBit(0), 0);
    }

    /** Who took a port, which must be taken. */
    T taker(int port) {
        return takers.floorEntry(port).getValue();
    }
}
