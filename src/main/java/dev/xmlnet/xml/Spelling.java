package dev.xmlnet.xml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which known words somebody may have meant. */
public final class Spelling {
    private Spelling() {}

    /** Those that are near enough to be a slip of the hand, three at most, the nearest first. */
    public static List<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(other -> !other.equals(word) && distance(word, other) <= allowed(word, other))
                .distinct()
                .sorted(Comparator.<String>comparingInt(other -> distance(word, other))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    private static int allowed(String word, String other) {
        int longer = Math.max(word.length(), other.length());
        return longer < 3 ? 0 : Math.min(3, 1 + (longer - 1) / 4);
    }

    /** Insertions, deletions, replacements and swaps of neighbours, capitals not told apart. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        boolean same = same(a, i, b, j);
        int best = cost[i - 1][j - 1] + (same ? 0 : 1);
        best = Math.min(best, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && same(a, i, b, j - 1) && same(a, i - 1, b, j);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }

    private static boolean same(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
    }
}
