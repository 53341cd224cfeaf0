package dev.xmlnet.fuzz;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes files at random: puts in bytes and pieces that matter to a reader, takes out, repeats, and cuts off. */
public final class ByteMutation {
    private static final int CHANGES = 4;
    private static final int LENGTH = 20;
    private static final int CUTS = 8;

    private final List<byte[]> pieces;

    /** Takes the pieces that are put in. */
    public ByteMutation(List<String> pieces, Charset charset) {
        this.pieces = pieces.stream().map(piece -> piece.getBytes(charset)).toList();
    }

    /** Returns a changed copy, the same for the same state of the random numbers. */
    public byte[] of(byte[] seed, Random random) {
        byte[] now = seed;
        for (int n = 1 + random.nextInt(CHANGES); n > 0; n--) {
            int at = random.nextInt(now.length + 1);
            int to = random.nextBoolean() ? at : Math.min(now.length, at + random.nextInt(LENGTH));
            byte[] piece = piece(now, at, random);
            byte[] next = Arrays.copyOf(now, at + piece.length + now.length - to);
            System.arraycopy(piece, 0, next, at, piece.length);
            System.arraycopy(now, to, next, at + piece.length, now.length - to);
            now = next;
        }
        return random.nextInt(CUTS) == 0 ? Arrays.copyOf(now, random.nextInt(now.length + 1)) : now;
    }

    private byte[] piece(byte[] now, int at, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> new byte[0];
            case 2 -> Arrays.copyOfRange(now, at, Math.min(now.length, at + random.nextInt(2 * LENGTH)));
            default -> pieces.get(random.nextInt(pieces.size()));
        };
    }
}
