package dev.xmlnet.address.neighbour;

import dev.xmlnet.address.neighbour.Neighbour.State;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.libvirt.value.AddressBits;
import org.jspecify.annotations.Nullable;

/**
 * {@code arp -a} of Linux (net-tools, busybox), BSD and macOS: {@code NAME (ADDRESS) at MAC}, words that differ from system to system, and
 * {@code on DEVICE} before, between or behind them.
 */
final class ArpRows implements Rows {
    private final AddressBits address = new AddressBits();

    @Override
    public NeighbourFormat format() {
        return NeighbourFormat.ARP;
    }

    @Override
    public @Nullable Row read(Columns line) {
        int at = at(line);
        if (at < 0 || at + 1 >= line.known()) {
            return null;
        }
        String ip = line.word(at - 1);
        String plain = ip.substring(1, ip.length() - 1);
        if (!address.read(plain)) {
            return null;
        }
        String hardware = line.word(at + 1);
        State state = isAddress(hardware) ? State.STALE : State.DEAD;
        String device = null;
        for (int i = at + 2; i < line.known(); i++) {
            String word = line.word(i);
            if (word.equals("on") && i + 1 < line.known()) {
                device = line.word(++i);
            } else {
                state = state(word, state);
            }
        }
        return device == null ? null : new Row(plain, hardware, device, state);
    }

    /** Returns where the word "at" stands behind an address in brackets; -1 if nowhere. */
    private static int at(Columns line) {
        for (int i = 1; i < Math.min(3, line.known()); i++) {
            String before = line.word(i - 1);
            if (line.is(i, "at") && before.startsWith("(") && before.endsWith(")")) {
                return i;
            }
        }
        return -1;
    }

    /** False for what stands where nobody has answered: words in brackets of either kind. */
    static boolean isAddress(String hardware) {
        return !hardware.startsWith("<") && !hardware.startsWith("(");
    }

    /** Returns the state after a word: an address that the host itself answers for (published) is nobody's. */
    private static State state(String word, State before) {
        return switch (word) {
            case "PUB", "PUP", "published" -> State.DEAD;
            case "PERM", "permanent" -> before == State.DEAD ? before : State.PERMANENT;
            default -> before;
        };
    }
}
