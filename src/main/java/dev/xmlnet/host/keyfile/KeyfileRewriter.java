package dev.xmlnet.host.keyfile;

import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import java.util.Comparator;
import java.util.List;

/**
 * NetworkManager's profiles: those of one directory. The NIC's profile stays the NIC's and becomes a port; a new one for the bridge takes its
 * settings of IP.
 *
 * <p>Of several profiles for the NIC the one counts that NetworkManager brings up by itself: the one with the greatest priority; of equal ones the
 * one that names the NIC. Two that are equal in that too are refused, since NetworkManager then takes the one that was used last, which no file
 * tells. A profile that fits any NIC is refused, since another NIC may have it.
 */
public final class KeyfileRewriter implements Rewriter {
    @Override
    public Rewritten bridge(List<HostText> files, BridgeChange change) {
        return new ToBridge(profiles(files), change).run();
    }

    @Override
    public Rewritten unbridge(List<HostText> files, BridgeChange change) {
        return new ToNic(profiles(files), change).run();
    }

    private static List<Profile> profiles(List<HostText> files) {
        return files.stream()
                .sorted(Comparator.comparing(HostText::path))
                .map(Profile::of)
                .toList();
    }
}
