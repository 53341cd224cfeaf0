package dev.xmlnet.address.neighbour;

import dev.xmlnet.address.neighbour.Neighbour.State;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.libvirt.value.AddressBits;
import org.jspecify.annotations.Nullable;

/** {@code arp -an} of OpenBSD: the address, the MAC, the device, for how long it holds, and flags if there are any. */
final class OpenBsdRows implements Rows {
    private static final int HARDWARE = 1;
    private static final int DEVICE = 2;
    private static final int HOLDS = 3;
    private static final int FLAGS = 4;
    private static final String NOBODY = "(incomplete)";

    private final AddressBits address = new AddressBits();

    @Override
    public NeighbourFormat format() {
        return NeighbourFormat.OPENBSD;
    }

    @Override
    public boolean hasHeaders() {
        return true;
    }

    @Override
    public @Nullable Row read(Columns line) {
        int count = line.count();
        if ((count != FLAGS && count != FLAGS + 1) || !line.address(0, address)) {
            return null;
        }
        boolean nobody = line.is(HARDWARE, NOBODY);
        String hardware = line.word(HARDWARE);
        State state = nobody ? State.DEAD : state(line);
        return state == null || (!nobody && NeighbourTable.mac(hardware) == null)
                ? null
                : new Row(line.word(0), nobody ? null : hardware, line.word(DEVICE), state);
    }

    /** Returns null if it is not told for how long the row holds, as in every table of this kind. */
    private static @Nullable State state(Columns line) {
        if (line.is(HOLDS, "permanent")) {
            return State.PERMANENT;
        }
        String holds = line.word(HOLDS);
        boolean told = holds.equals("expired") || (Character.isDigit(holds.charAt(0)) && holds.endsWith("s"));
        return told ? State.STALE : null;
    }
}
