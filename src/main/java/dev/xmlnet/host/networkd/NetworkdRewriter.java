package dev.xmlnet.host.networkd;

import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import java.util.List;

/**
 * systemd-networkd's files: {@code .network}, {@code .netdev} and {@code .link} of all its directories, and drop-ins of the first.
 *
 * <p>The NIC's file is the first that matches it. If that is for the NIC alone, it stays the NIC's and a new file of the bridge takes its settings
 * of IP; if it is for others too, it stays as it is, and two new files that sort before it are copies of what each of the two needs.
 */
public final class NetworkdRewriter implements Rewriter {
    @Override
    public Rewritten bridge(List<HostText> files, BridgeChange change) {
        return new ToBridge(Units.of(files), change).run();
    }

    @Override
    public Rewritten unbridge(List<HostText> files, BridgeChange change) {
        return new ToNic(Units.of(files), change).run();
    }
}
