package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.Version;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A suboption of virt-install's {@code --network}.
 *
 * @param key such as {@code source.mode}; {@code {n}} and {@code {m}} stand for the place of an element among its likes, from 0
 * @param since the virt-install that has it; null for 4.0 or an older one
 * @param kinds the kinds of connection on which it says the part; empty for all
 * @param also older spellings
 */
public record OptionKey(String key, @Nullable Version since, Set<Kind> kinds, List<String> also) {
    /** True if a virt-install says a part of this kind of connection by it. */
    public boolean isFor(Kind kind, Version virtInstall) {
        return (since == null || virtInstall.isAtLeast(since)) && (kinds.isEmpty() || kinds.contains(kind));
    }
}
