package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an interface, and how both programs say it.
 *
 * @param path below the interface: {@code @managed}, {@code source@bridge}, {@code driver/host@csum}
 * @param place among the rows, from 0, in which options are written
 * @param virtInstall suboptions of {@code --network}
 * @param device properties of {@code -device}
 * @param netdev keys of {@code -netdev}
 * @param host commands that do it in QEMU's place
 * @param lost where QEMU cannot say it, and why
 * @param plain values that say no more than the part's absence
 */
public record PartRow(
        String path,
        int place,
        List<OptionKey> virtInstall,
        List<Property> device,
        List<Property> netdev,
        List<HostLine> host,
        List<Lost> lost,
        List<String> plain) {
    /** The suboption that says the part to a virt-install; null if only an xpath does. */
    public @Nullable OptionKey option(Kind kind, Version version) {
        for (OptionKey option : virtInstall) {
            if (option.isFor(kind, version)) {
                return option;
            }
        }
        return null;
    }
}
