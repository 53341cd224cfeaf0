package dev.xmlnet.host.rewrite;

import java.util.List;

/**
 * A dialect's way from a NIC with addresses to a bridge and back. It is given all files of one host that its program reads as one, in any
 * order; it opens none.
 */
public interface Rewriter {
    /** Moves the NIC's settings to the bridge; a host on which that is done already stays as it is. */
    Rewritten bridge(List<HostText> files, BridgeChange change);

    /** Moves the bridge's settings back to the NIC and removes the bridge; a host without it stays as it is. */
    Rewritten unbridge(List<HostText> files, BridgeChange change);
}
