package dev.xmlnet.host.facts;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel's files say of a device.
 *
 * @param driver of a NIC, such as {@code virtio_net}; else null
 * @param wireless true for Wi-Fi; null if it was not told
 * @param totalFunctions how many functions of SR-IOV the NIC can have; null if it is not capable of it, or it was not told
 * @param functions how many it has, or null
 * @param function true for a virtual function itself
 * @param addressGeneration how the kernel makes its IPv6 addresses: {@code eui64}, {@code none}, {@code stable-privacy} or
 *     {@code random}; null if it was not told
 */
public record Hardware(
        @Nullable String driver,
        @Nullable Boolean wireless,
        @Nullable Integer totalFunctions,
        @Nullable Integer functions,
        boolean function,
        @Nullable String addressGeneration) {
    /** Nothing told. */
    public static final Hardware NONE = new Hardware(null, null, null, null, false, null);
}
