package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of connection, and how QEMU says it.
 *
 * @param options options of QEMU, in order; empty if it has none
 * @param host commands before and after QEMU
 * @param open a template of the file that the command line opens; null for none
 * @param lost what is lost with the kind itself
 * @param refused why QEMU cannot be told, a template; null if it can
 */
public record KindRow(
        Kind kind,
        List<Option> options,
        List<HostLine> host,
        @Nullable String open,
        List<Lost> lost,
        @Nullable String refused) {
    /**
     * An option of QEMU.
     *
     * @param name nic, netdev, device, chardev or object
     * @param words the type, then {@code KEY=TEMPLATE}, which in {@code [ ]} may be left out
     */
    public record Option(String name, List<String> words) {
        /** The first word: tap, user, vfio-pci. */
        public String type() {
            return words.get(0);
        }
    }

    /** The words of {@code -netdev}: the type, then {@code KEY=TEMPLATE}; empty if it has none. */
    public List<String> backend() {
        for (Option option : options) {
            if (option.name().equals("netdev")) {
                return option.words();
            }
        }
        return List.of();
    }
}
