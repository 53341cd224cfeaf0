package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of connection, and how QEMU says it.
 *
 * @param backend words of {@code -netdev}: the type, then {@code KEY=TEMPLATE}; empty if it has none
 * @param host commands before and after QEMU
 * @param refused why QEMU cannot be told; null if it can
 */
public record KindRow(
        Kind kind,
        List<String> backend,
        List<HostLine> host,
        @Nullable String refused) {}
