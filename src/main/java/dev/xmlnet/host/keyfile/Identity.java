package dev.xmlnet.host.keyfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/** Numbers that are derived from names, so that each run gives the same. */
final class Identity {
    /** NetworkManager's own, with which it makes the IAID of a device from its name. */
    private static final long[] KEY = {0xee034afec28c1180L, 0x091439366f0cd63eL};

    private Identity() {}

    /** A UUID of version 5 (RFC 9562). */
    static String uuid(String namespace, String name) {
        UUID space = UUID.fromString(namespace);
        byte[] text = name.getBytes(UTF_8);
        ByteBuffer input = ByteBuffer.allocate(16 + text.length)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .put(text);
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(input.array()));
            long high = (hash.getLong() & ~0xf000L) | 0x5000L;
            long low = (hash.getLong() & ~(3L << 62)) | (1L << 63);
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-1", e);
        }
    }

    /** The IAID of a device in DHCPv6, as NetworkManager gives it where a profile has none: a hash (SipHash-2-4) of the name. */
    static String iaid(String device) {
        long hash = sipHash(device.getBytes(UTF_8));
        int iaid = (int) (hash ^ (hash >>> 32));
        return String.format(
                "%02x:%02x:%02x:%02x", iaid >>> 24, (iaid >>> 16) & 0xff, (iaid >>> 8) & 0xff, iaid & 0xff);
    }

    private static long sipHash(byte[] text) {
        long[] v = {
            KEY[0] ^ 0x736f6d6570736575L,
            KEY[1] ^ 0x646f72616e646f6dL,
            KEY[0] ^ 0x6c7967656e657261L,
            KEY[1] ^ 0x7465646279746573L
        };
        byte[] padded = Arrays.copyOf(text, text.length / 8 * 8 + 8);
        padded[padded.length - 1] = (byte) text.length;
        ByteBuffer words = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        while (words.hasRemaining()) {
            long word = words.getLong();
            v[3] ^= word;
            rounds(v, 2);
            v[0] ^= word;
        }
        v[2] ^= 0xff;
        rounds(v, 4);
        return v[0] ^ v[1] ^ v[2] ^ v[3];
    }

    private static void rounds(long[] v, int count) {
        for (int i = 0; i < count; i++) {
            v[0] += v[1];
            v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
            v[0] = Long.rotateLeft(v[0], 32);
            v[2] += v[3];
            v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
            v[0] += v[3];
            v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
            v[2] += v[1];
            v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
            v[2] = Long.rotateLeft(v[2], 32);
        }
    }
}
