package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import java.util.Set;

/**
 * A part that QEMU cannot be told.
 *
 * @param severity what the loss means to a person
 * @param kinds the kinds of connection on which it is lost; empty for all
 * @param why the reason, and what to do instead
 */
public record Lost(Weight severity, Set<Kind> kinds, String why) {
    /** What a loss means. */
    public enum Weight {
        FIREWALL,
        WARNING,
        NOTE
    }

    /** True if it is lost on this kind of connection. */
    public boolean isFor(Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
