package dev.xmlnet.address.neighbour;

import dev.xmlnet.address.neighbour.Neighbour.State;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.libvirt.value.AddressBits;
import org.jspecify.annotations.Nullable;

/**
 * /proc/net/arp: the address, the kind of hardware, the flags, the MAC, a mask and the device. Only the flags tell whether a row is alive: a
 * dead one may still show the MAC that it had.
 */
final class ProcRows implements Rows {
    private static final int KIND = 1;
    private static final int FLAGS = 2;
    private static final int HARDWARE = 3;
    private static final int DEVICE = 5;
    private static final int COLUMNS = 6;
    private static final int COMPLETE = 2;
    private static final int PERMANENT = 4;
    private static final int PUBLISHED = 8;

    private final AddressBits address = new AddressBits();

    @Override
    public NeighbourFormat format() {
        return NeighbourFormat.PROC;
    }

    @Override
    public @Nullable Row read(Columns line) {
        if (line.count() != COLUMNS || !line.address(0, address)) {
            return null;
        }
        int kind = hexadecimal(line.word(KIND));
        int flags = hexadecimal(line.word(FLAGS));
        return kind < 0 || flags < 0
                ? null
                : new Row(line.word(0), kind == 1 ? line.word(HARDWARE) : null, line.word(DEVICE), state(flags));
    }

    private static State state(int flags) {
        if ((flags & COMPLETE) == 0 || (flags & PUBLISHED) != 0) {
            return State.DEAD;
        }
        return (flags & PERMANENT) != 0 ? State.PERMANENT : State.STALE;
    }

    /** Returns -1 for anything else than 0x and a few digits. */
    private static int hexadecimal(String word) {
        if (!word.startsWith("0x") || word.length() < 3 || word.length() > 6) {
            return -1;
        }
        int number = 0;
        for (int i = 2; i < word.length(); i++) {
            int digit = word.charAt(i) < 128 ? Character.digit(word.charAt(i), 16) : -1;
            number = digit < 0 || number < 0 ? -1 : number << 4 | digit;
        }
        return number;
    }
}
