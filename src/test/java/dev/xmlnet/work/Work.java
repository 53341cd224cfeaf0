package dev.xmlnet.work;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The steps that counted classes take: calls, rounds of loops, and what some methods of the JDK compare, which has loops
 * that nobody counts. The same input takes the same steps, on any machine and however busy that is.
 */
public final class Work {
    /** Threads count apart from each other, so far from each other that none waits. */
    private static final int THREADS = 64;

    private static final int APART = 16;
    private static final AtomicLongArray STEPS = new AtomicLongArray(THREADS * APART);

    /** A processor compares several characters or references at once. */
    private static final int AT_ONCE = 8;

    private Work() {}

    /** All steps so far. */
    public static long steps() {
        long steps = 0;
        for (int i = 0; i < STEPS.length(); i += APART) {
            steps += STEPS.get(i);
        }
        return steps;
    }

    /** One more. */
    public static void step() {
        add(1);
    }

    private static void add(long steps) {
        int mine = (int) (Thread.currentThread().getId() % THREADS) * APART;
        STEPS.setPlain(mine, STEPS.getPlain(mine) + steps);
    }

    private static void looked(Collection<?> all) {
        add(1 + (all instanceof List ? all.size() / AT_ONCE : 0));
    }

    private static void scanned(int from, int to) {
        add(1 + Math.max(0, to - from) / AT_ONCE);
    }

    // Each stands for the method of its first parameter.

    public static boolean contains(Collection<?> all, Object one) {
        looked(all);
        return all.contains(one);
    }

    public static boolean contains(List<?> all, Object one) {
        looked(all);
        return all.contains(one);
    }

    public static int indexOf(List<?> all, Object one) {
        looked(all);
        return all.indexOf(one);
    }

    public static boolean remove(Collection<?> all, Object one) {
        looked(all);
        return all.remove(one);
    }

    public static boolean remove(List<?> all, Object one) {
        looked(all);
        return all.remove(one);
    }

    public static Object remove(List<?> all, int index) {
        scanned(index, all.size());
        return all.remove(index);
    }

    public static void add(List<Object> all, int index, Object one) {
        scanned(index, all.size());
        all.add(index, one);
    }

    public static boolean removeAll(Collection<?> all, Collection<?> some) {
        return removed(all, some);
    }

    public static boolean removeAll(List<?> all, Collection<?> some) {
        return removed(all, some);
    }

    private static boolean removed(Collection<?> all, Collection<?> some) {
        add(1 + all.size() * (some instanceof List ? 1L + some.size() / AT_ONCE : 1L));
        return all.removeAll(some);
    }

    public static int indexOf(String text, int c) {
        return indexOf(text, c, 0);
    }

    public static int indexOf(String text, int c, int from) {
        int found = text.indexOf(c, from);
        scanned(from, found < 0 ? text.length() : found);
        return found;
    }

    public static int indexOf(String text, String part) {
        return indexOf(text, part, 0);
    }

    public static int indexOf(String text, String part, int from) {
        int found = text.indexOf(part, from);
        scanned(from, found < 0 ? text.length() : found);
        return found;
    }

    public static int lastIndexOf(String text, int c) {
        int found = text.lastIndexOf(c);
        scanned(found, text.length());
        return found;
    }

    public static int lastIndexOf(String text, int c, int from) {
        int found = text.lastIndexOf(c, from);
        scanned(found, from);
        return found;
    }

    public static boolean contains(String text, CharSequence part) {
        return indexOf(text, part.toString(), 0) >= 0;
    }

    public static int codePointCount(String text, int from, int to) {
        scanned(from, to);
        return text.codePointCount(from, to);
    }
}
