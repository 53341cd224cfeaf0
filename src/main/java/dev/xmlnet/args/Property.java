package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import java.util.Set;

/**
 * A key of QEMU's {@code -device} or {@code -netdev}.
 *
 * @param key such as {@code host_mtu}
 * @param value a word for how the part's value is written, such as {@code text}
 * @param kinds the kinds of connection on which it says the part; empty for all
 */
public record Property(String key, String value, Set<Kind> kinds) {
    /** True if it says the part on this kind of connection. */
    public boolean isFor(Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
