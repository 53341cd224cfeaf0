package dev.xmlnet.address.neighbour;

import dev.xmlnet.address.neighbour.Neighbour.State;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.libvirt.value.AddressBits;
import org.jspecify.annotations.Nullable;

/**
 * {@code arp -n} and {@code arp -e} of Linux: the address, the kind of hardware, the MAC, flags, a mask that is mostly left out, and the
 * device. Where nobody answered, {@code (incomplete)} stands for all between the first and the last.
 */
final class TableRows implements Rows {
    private static final String NOBODY = "(incomplete)";

    private final AddressBits address = new AddressBits();

    @Override
    public NeighbourFormat format() {
        return NeighbourFormat.ARP_TABLE;
    }

    @Override
    public boolean hasHeaders() {
        return true;
    }

    @Override
    public @Nullable Row read(Columns line) {
        if (!line.address(0, address)) {
            return null;
        }
        int last = line.count() - 1;
        String ip = line.word(0);
        if (line.is(1, NOBODY) && last == 2) {
            return new Row(ip, null, line.word(last), State.DEAD);
        }
        boolean whole = (last == 4 || last == 5) && isKind(line.word(1)) && isFlags(line.word(3));
        return whole ? new Row(ip, line.word(2), line.word(last), state(line.word(3))) : null;
    }

    /** The name of a kind of hardware begins with a letter; a star stands for none. */
    private static boolean isKind(String word) {
        return word.equals("*") || Character.isLetter(word.charAt(0));
    }

    private static boolean isFlags(String word) {
        return word.chars().allMatch(c -> "CMP!DRT*".indexOf(c) >= 0);
    }

    private static State state(String flags) {
        if (flags.indexOf('C') < 0 || flags.indexOf('P') >= 0) {
            return State.DEAD;
        }
        return flags.indexOf('M') >= 0 ? State.PERMANENT : State.STALE;
    }
}
