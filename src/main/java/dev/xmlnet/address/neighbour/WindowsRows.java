package dev.xmlnet.address.neighbour;

import dev.xmlnet.address.neighbour.Neighbour.State;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.libvirt.value.AddressBits;
import org.jspecify.annotations.Nullable;

/** {@code arp -a} of Windows: below the lines of an interface, the address, the MAC with hyphens and a word or two in any language. */
final class WindowsRows implements Rows {
    private static final int HARDWARE = 1;
    private static final int KIND = 2;

    private final AddressBits address = new AddressBits();

    @Override
    public NeighbourFormat format() {
        return NeighbourFormat.WINDOWS;
    }

    @Override
    public boolean hasHeaders() {
        return true;
    }

    /** No device is told: those of Windows stand as an address and a number above the rows. */
    @Override
    public @Nullable Row read(Columns line) {
        if (line.count() <= KIND || !line.address(0, address)) {
            return null;
        }
        String hardware = line.word(HARDWARE);
        boolean hyphens = hardware.indexOf('-') > 0 && NeighbourTable.mac(hardware) != null;
        State state = line.is(KIND, "static") ? State.PERMANENT : State.STALE;
        return hyphens ? new Row(line.word(0), hardware, null, state) : null;
    }
}
