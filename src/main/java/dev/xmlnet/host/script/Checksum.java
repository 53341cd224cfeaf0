package dev.xmlnet.host.script;

/**
 * What POSIX {@code cksum} says of bytes. Every host has that program; it tells a file that someone edited, not one that someone forged.
 *
 * @param crc its first number
 * @param size its second, the number of bytes
 */
public record Checksum(long crc, long size) {
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int BYTE = 8;
    private static final int TOP = 24;
    private static final int MASK = 0xFF;

    /** Returns that of bytes. */
    public static Checksum of(byte[] bytes) {
        int crc = 0;
        for (byte one : bytes) {
            crc = next(crc, one);
        }
        for (long rest = bytes.length; rest != 0; rest >>>= BYTE) {
            crc = next(crc, (int) rest);
        }
        return new Checksum(Integer.toUnsignedLong(~crc), bytes.length);
    }

    private static int next(int crc, int one) {
        int more = crc ^ (one & MASK) << TOP;
        for (int bit = 0; bit < BYTE; bit++) {
            more = more < 0 ? more << 1 ^ POLYNOMIAL : more << 1;
        }
        return more;
    }

    /** The line that {@code cksum} prints of its standard input. */
    @Override
    public String toString() {
        return crc + " " + size;
    }
}
