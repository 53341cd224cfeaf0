package dev.xmlnet.address.neighbour;

import dev.xmlnet.address.neighbour.Neighbour.State;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.libvirt.value.AddressBits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code ip neigh}: the address, then words with a value or without in an order that differs from version to version. The device is
 * missing if the command named one.
 */
final class IpRows implements Rows {
    private static final Map<String, State> STATES = Map.of(
            "REACHABLE", State.REACHABLE,
            "DELAY", State.DELAY,
            "PROBE", State.PROBE,
            "PERMANENT", State.PERMANENT,
            "NOARP", State.NOARP,
            "STALE", State.STALE,
            "FAILED", State.DEAD,
            "INCOMPLETE", State.DEAD,
            "NONE", State.DEAD,
            "proxy", State.DEAD);

    private final AddressBits address = new AddressBits();

    @Override
    public NeighbourFormat format() {
        return NeighbourFormat.IP;
    }

    /** Returns the state that a word names; null if it is no such word. */
    static @Nullable State state(String word) {
        return STATES.get(word);
    }

    @Override
    public @Nullable Row read(Columns line) {
        String first = line.word(0);
        if (!address.read(first)) {
            return null;
        }
        String hardware = null;
        String device = null;
        State state = null;
        int last = line.known() - 1;
        for (int i = 1; i <= last; i++) {
            if (line.is(i, "dev") && i < last) {
                device = line.word(++i);
            } else if (line.is(i, "lladdr") && i < last) {
                hardware = line.word(++i);
            } else {
                State named = state(line.word(i));
                state = named == null ? state : named;
            }
        }
        return state == null ? null : new Row(first, hardware, device, state);
    }
}
