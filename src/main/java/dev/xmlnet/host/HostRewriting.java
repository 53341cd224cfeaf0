package dev.xmlnet.host;

import dev.xmlnet.host.interfaces.InterfacesRewriter;
import dev.xmlnet.host.interfaces.Suite;
import dev.xmlnet.host.keyfile.KeyfileRewriter;
import dev.xmlnet.host.netplan.NetplanRewriter;
import dev.xmlnet.host.networkd.NetworkdRewriter;
import dev.xmlnet.host.rewrite.Rewriter;
import org.jspecify.annotations.Nullable;

/** What changes the files of a dialect. */
public final class HostRewriting {
    private HostRewriting() {}

    /** Returns the rewriter of a dialect; null for one that has commands and no files. */
    public static @Nullable Rewriter of(Dialect dialect) {
        return switch (dialect) {
            case IFUPDOWN -> new InterfacesRewriter(Suite.IFUPDOWN);
            case IFUPDOWN2 -> new InterfacesRewriter(Suite.IFUPDOWN2);
            case NETPLAN -> new NetplanRewriter();
            case KEYFILE -> new KeyfileRewriter();
            case NETWORKD -> new NetworkdRewriter();
            case NMCLI, IPROUTE2 -> null;
        };
    }
}
