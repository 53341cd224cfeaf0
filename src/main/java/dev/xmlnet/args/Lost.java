package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part that QEMU cannot be told.
 *
 * @param severity what the loss means to a person
 * @param value the only value that says anything; null for any
 * @param kinds the kinds of connection on which it is lost; empty for all
 * @param why the reason, and what to do instead; a template, as args.txt explains
 */
public record Lost(Weight severity, @Nullable String value, Set<Kind> kinds, String why) {
    /** What a loss means. */
    public enum Weight {
        FIREWALL,
        WARNING,
        NOTE,
        /** Nothing: a command of the host does it. */
        DONE
    }

    /** True if it is lost on this kind of connection. */
    public boolean isFor(Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
