package dev.xmlnet.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;

/** What Java says, in words for a person. */
final class Words {
    private Words() {}

    /** Why a file could not be read or written. */
    static String of(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or directory";
        } else if (e instanceof AccessDeniedException) {
            return "no permission";
        } else if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** The words nearest to one that is unknown, at most three, the nearest first. */
    static List<String> nearest(String unknown, List<String> known) {
        int most = Math.max(2, unknown.length() / 3);
        return known.stream()
                .filter(word -> distance(unknown, word) <= most)
                .sorted(Comparator.comparingInt(word -> distance(unknown, word)))
                .limit(3)
                .toList();
    }

    /** The edit distance of Levenshtein. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
