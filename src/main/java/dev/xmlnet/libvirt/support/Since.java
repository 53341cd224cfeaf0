package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.value.Version;
import org.jspecify.annotations.Nullable;

/**
 * From when on something holds.
 *
 * @param version the first libvirt that is known to have it
 * @param without the last libvirt that is known to be without it, where no document names the first one with it; else null. {@link
 *     Version#OLDEST_KNOWN} says no more than that nothing older is known.
 */
public record Since(Version version, @Nullable Version without) {

    /**
     * Reads {@code 11.0}, or {@code 9.0..11.3} for a change somewhere between the two.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Since parse(String text) {
        int dots = text.indexOf("..");
        return dots < 0
                ? new Since(Version.parse(text), null)
                : new Since(Version.parse(text.substring(dots + 2)), Version.parse(text.substring(0, dots)));
    }

    /** As people read it: {@code 11.0}, {@code 11.3 (or older, not 9.0)} or {@code 5.6 (or older)}. */
    @Override
    public String toString() {
        if (without == null) {
            return version.toString();
        }
        return version + (without.equals(Version.OLDEST_KNOWN) ? " (or older)" : " (or older, not " + without + ")");
    }
}
