package dev.xmlnet.args.qemu.line;

import java.util.List;

/**
 * NICs and what they are connected to: one to one, or all with each other on a hub.
 *
 * @param nics none if something is connected to nothing
 * @param backends none if a NIC is connected to nothing
 */
public record Cable(List<Nic> nics, List<Backend> backends) {
    /** Makes it unmodifiable. */
    public Cable {
        nics = List.copyOf(nics);
        backends = List.copyOf(backends);
    }

    /** True if nothing of it is refused. */
    public boolean isSound() {
        return nics.stream().allMatch(Nic::sound) && backends.stream().allMatch(Backend::sound);
    }

    /** True if it is one NIC on one backend. */
    public boolean isPlain() {
        return nics.size() == 1 && backends.size() == 1;
    }
}
