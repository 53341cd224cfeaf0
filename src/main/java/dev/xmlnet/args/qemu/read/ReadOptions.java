package dev.xmlnet.args.qemu.read;

import org.jspecify.annotations.Nullable;

/**
 * What a person says besides the command line.
 *
 * @param side what each tap is connected to; null if that is not known
 * @param passt true if user networks become passt's, which can forward ports
 * @param hostdev true if each {@code vfio-pci} is a NIC
 */
public record ReadOptions(@Nullable Side side, boolean passt, boolean hostdev) {
    private static final ReadOptions DEFAULTS = new ReadOptions(null, false, false);

    /** Nothing besides. */
    public static ReadOptions defaults() {
        return DEFAULTS;
    }

    /** Returns the same with what taps are connected to. */
    public ReadOptions withSide(Side other) {
        return new ReadOptions(other, passt, hostdev);
    }

    /** Returns the same with passt for user networks. */
    public ReadOptions withPasst() {
        return new ReadOptions(side, true, hostdev);
    }

    /** Returns the same with {@code vfio-pci} taken for NICs. */
    public ReadOptions withHostdev() {
        return new ReadOptions(side, passt, true);
    }
}
