package dev.xmlnet.xml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Which known words somebody may have meant. */
public final class Spelling {
    /** A longer word is no slip of the hand, and its distances would cost as much as its length squared. */
    private static final int LONGEST = 100;

    private static final int MOST = 3;

    private Spelling() {}

    private record Near(String word, int distance) {}

    /** Those that are near enough to be a slip of the hand, three at most, the nearest first. */
    public static List<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return List.of();
        }
        List<Near> near = new ArrayList<>();
        for (String other : new LinkedHashSet<>(known)) {
            int allowed = allowed(Math.max(word.length(), other.length()));
            if (Math.abs(word.length() - other.length()) <= allowed && !other.equals(word)) {
                int distance = distance(word, other);
                if (distance <= allowed) {
                    near.add(new Near(other, distance));
                }
            }
        }
        near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::word));
        return near.stream().limit(MOST).map(Near::word).toList();
    }

    private static int allowed(int longer) {
        return longer < 3 ? 0 : Math.min(3, 1 + (longer - 1) / 4);
    }

    /** Insertions, deletions, replacements and swaps of neighbours, capitals not told apart. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = before;
            before = last;
            last = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = same(a, i, b, j);
                int best = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
                boolean swapped = i > 1 && j > 1 && same(a, i, b, j - 1) && same(a, i - 1, b, j);
                row[j] = swapped ? Math.min(best, before[j - 2] + 1) : best;
            }
        }
        return row[b.length()];
    }

    private static boolean same(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
    }
}
