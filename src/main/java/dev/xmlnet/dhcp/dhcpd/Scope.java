package dev.xmlnet.dhcp.dhcpd;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block that is being read, or the file itself. */
final class Scope {
    /** Kinds of blocks as far as they matter. */
    enum Kind {
        FILE,
        SHARED_NETWORK,
        SUBNET,
        POOL,
        GROUP,
        HOST,
        OTHER
    }

    private final Kind kind;
    private final @Nullable Scope parent;
    private final int start;

    /** The subnets that stand in it; a shared network has several. */
    private final List<IpBlock> blocks = new ArrayList<>(1);

    private final @Nullable HostParts host;

    Scope(Kind kind, @Nullable Scope parent, int start, @Nullable HostParts host) {
        this.kind = kind;
        this.parent = parent;
        this.start = start;
        this.host = host;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    Scope parent() {
        return parent;
    }

    /** Where its first word begins. */
    int start() {
        return start;
    }

    /** What is being put together if it is a host. */
    @Nullable
    HostParts host() {
        return host;
    }

    void addBlock(IpBlock block) {
        blocks.add(block);
    }

    /** True if a subnet that stands in it holds an address. */
    boolean holds(IpAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /** Returns the innermost block of a subnet or a shared network around; null if there is none. */
    @Nullable
    Scope network() {
        Scope one = this;
        while (one != null && one.kind != Kind.SUBNET && one.kind != Kind.SHARED_NETWORK) {
            one = one.parent;
        }
        return one;
    }
}
