package dev.xmlnet.args.qemu.line;

import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses that QEMU gives to NICs without one: 52:54:00:12:34:56 to the first, then the next that is free. */
final class DefaultMacs {
    private static final long BASE = 0x5254_0012_3400L;
    private static final int FIRST = 0x56;
    private static final int LAST_BYTE = 0xff;

    private final BitSet used = new BitSet();
    private final List<Diagnostic> diagnostics;

    DefaultMacs(List<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Returns a NIC with an address; to be asked in the order in which QEMU makes its NICs. */
    Nic give(Nic nic) {
        MacAddress mac = nic.mac();
        if (!nic.sound()) {
            return nic;
        }
        if (mac != null) {
            if ((mac.bits() & ~LAST_BYTE) == BASE) {
                used.set((int) (mac.bits() & LAST_BYTE));
            }
            return nic;
        }
        int free = used.nextClearBit(FIRST);
        if (free >= LAST_BYTE) {
            return nic;
        }
        used.set(free);
        MacAddress given = MacAddress.ofBits(BASE + free);
        warn(given, nic.location());
        return nic.withMac(given);
    }

    private void warn(MacAddress given, @Nullable Location location) {
        diagnostics.add(Diagnostic.warning(
                "default-mac", "no MAC address; QEMU gives " + given + " to every such guest; set one", location));
    }
}
