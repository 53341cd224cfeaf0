package dev.xmlnet.dhcp.text;

import java.util.Arrays;

/** Numbers by keys of 128 bits, for tables of so many lines that an object a line is too much. */
public final class BitsTable {
    /** The result for a key that is not there. */
    public static final int NONE = -1;

    private static final int FIRST = 64;

    private long[] keys = new long[2 * FIRST];
    private int[] values = filled(FIRST);
    private int size;

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, NONE);
        return values;
    }

    /** Returns the number of a key, or {@link #NONE}. */
    public int get(long high, long low) {
        return values[slot(high, low)];
    }

    /** Sets the number of a key, from 0. */
    public void put(long high, long low, int value) {
        int slot = slot(high, low);
        if (values[slot] == NONE) {
            size++;
            keys[2 * slot] = high;
            keys[2 * slot + 1] = low;
        }
        values[slot] = value;
        if (size > values.length / 2) {
            grow();
        }
    }

    /** True if there is no key. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Returns where a key is or would be. */
    private int slot(long high, long low) {
        int mask = values.length - 1;
        long mixed = (low ^ high * 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        int slot = (int) (mixed >>> 32) & mask;
        while (values[slot] != NONE && (keys[2 * slot + 1] != low || keys[2 * slot] != high)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = filled(2 * oldValues.length);
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != NONE) {
                int slot = slot(oldKeys[2 * i], oldKeys[2 * i + 1]);
                keys[2 * slot] = oldKeys[2 * i];
                keys[2 * slot + 1] = oldKeys[2 * i + 1];
                values[slot] = oldValues[i];
            }
        }
    }
}
