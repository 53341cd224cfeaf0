package dev.xmlnet.report;

import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.Written;
import dev.xmlnet.libvirt.Kind;
import org.jspecify.annotations.Nullable;

/**
 * An interface and the options that it became; nothing of its document stays in memory.
 *
 * @param path the file, as it is shown
 * @param guest the guest's name
 * @param uuid the guest's UUID; null if it has none
 * @param index its place among the guest's interfaces, from 1
 * @param connection kind and source, such as {@code bridge br0}
 * @param mac its MAC address; null if it has none
 */
public record WrittenInterface(
        String path,
        String guest,
        @Nullable String uuid,
        int index,
        Kind kind,
        String connection,
        @Nullable String mac,
        Written written) {
    /** One of a file. */
    public WrittenInterface(String path, PlainInterface one, Written written) {
        this(
                path,
                one.guest().name(),
                one.guest().uuid(),
                one.one().index(),
                one.kind(),
                one.one().connection(),
                one.one().mac(),
                written);
    }

    /** True if both are of one guest. */
    public boolean isOfGuestOf(WrittenInterface other) {
        return path.equals(other.path)
                && guest.equals(other.guest)
                && String.valueOf(uuid).equals(String.valueOf(other.uuid));
    }
}
