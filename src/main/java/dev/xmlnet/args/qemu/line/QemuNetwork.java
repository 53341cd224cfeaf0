package dev.xmlnet.args.qemu.line;

import dev.xmlnet.args.shell.Redirection;
import java.util.List;
import java.util.Map;

/**
 * The network of a guest, as a command line of QEMU says it.
 *
 * @param cables in the order of the line
 * @param assigned devices of the host that the guest has for itself ({@code vfio-pci}), NICs or not
 * @param chardevs by their ids
 * @param redirections the files that the shell opens for QEMU
 */
public record QemuNetwork(
        List<Cable> cables, List<Nic> assigned, Map<String, Settings> chardevs, List<Redirection> redirections) {
    /** Makes it unmodifiable. */
    public QemuNetwork {
        cables = List.copyOf(cables);
        assigned = List.copyOf(assigned);
        chardevs = Map.copyOf(chardevs);
        redirections = List.copyOf(redirections);
    }
}
