package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.Version;

/**
 * From when on something holds.
 *
 * @param version the first libvirt that is known to have it
 * @param without the last libvirt that was seen without it, where no document names the first one with it; else null
 */
public record Since(Version version, Version without) {

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

    /** As people read it: {@code 11.0}, or {@code 11.3 (or older, not 9.0)}. */
    @Override
    public String toString() {
        return without == null ? version.toString() : version + " (or older, not " + without + ")";
    }
}
