package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command of the host.
 *
 * @param before true for one that runs before QEMU starts, false for one after it ended
 * @param each the elements for each of which it runs; null for once
 * @param kinds the kinds of connection on which it runs; empty for all
 * @param command a template, as args.txt explains
 */
public record HostLine(boolean before, @Nullable String each, Set<Kind> kinds, String command) {
    /** True if it runs on this kind of connection. */
    public boolean isFor(Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
