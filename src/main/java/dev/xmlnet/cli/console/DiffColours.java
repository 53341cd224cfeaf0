package dev.xmlnet.cli.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A unified diff in the colours of git. */
public final class DiffColours {
    private static final byte[] HEAD = ascii("\u001b[1m");
    private static final byte[] HUNK = ascii("\u001b[36m");
    private static final byte[] GONE = ascii("\u001b[31m");
    private static final byte[] NEW = ascii("\u001b[32m");
    private static final byte[] END = ascii("\u001b[m");

    private DiffColours() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the diff with its lines in colours. */
    public static byte[] of(byte[] diff) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(diff.length + 64);
        boolean inHunk = false;
        for (int start = 0; start < diff.length; ) {
            int end = start;
            while (end < diff.length && diff[end] != '\n') {
                end++;
            }
            // A line that is gone may begin with "-- ", which makes it look like the head of a file.
            boolean head = !inHunk && (startsWith("--- ", diff, start) || startsWith("+++ ", diff, start));
            boolean nextFile = startsWith("--- ", diff, start) && startsWith("+++ ", diff, end + 1);
            inHunk = startsWith("@@ ", diff, start) || (inHunk && !nextFile);
            byte[] colour = head || nextFile ? HEAD : colour(diff[start]);
            if (colour != null && end > start) {
                out.writeBytes(colour);
            }
            out.write(diff, start, end - start);
            if (colour != null && end > start) {
                out.writeBytes(END);
            }
            if (end < diff.length) {
                out.write('\n');
            }
            start = end + 1;
        }
        return out.toByteArray();
    }

    private static byte @Nullable [] colour(byte first) {
        return switch (first) {
            case '@' -> HUNK;
            case '-' -> GONE;
            case '+' -> NEW;
            default -> null;
        };
    }

    private static boolean startsWith(String word, byte[] diff, int start) {
        for (int i = 0; i < word.length(); i++) {
            if (start + i >= diff.length || diff[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
