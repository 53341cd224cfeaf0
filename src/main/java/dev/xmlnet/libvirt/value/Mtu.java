package dev.xmlnet.libvirt.value;

/**
 * The most bytes of a packet that a device carries.
 *
 * @param bytes {@link #LEAST} to {@link #MOST}, which Linux takes for a device
 */
public record Mtu(int bytes) {
    /** Linux makes no device for less. */
    public static final int LEAST = 68;

    /** Linux makes no device for more. */
    public static final int MOST = 65_535;

    /** A tap has its own header in that. */
    public static final int MOST_OF_TAP = 65_521;

    /** Linux takes no IPv6 address on a device with less (RFC 8200). */
    public static final int LEAST_OF_IPV6 = 1280;

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException if Linux refuses it
     */
    public Mtu {
        if (bytes < LEAST || bytes > MOST) {
            throw new IllegalArgumentException("an MTU is " + LEAST + " to " + MOST + " bytes, not " + bytes);
        }
    }

    /** True if a device with it can have an address of IPv6. */
    public boolean carriesIpv6() {
        return bytes >= LEAST_OF_IPV6;
    }

    @Override
    public String toString() {
        return Integer.toString(bytes);
    }
}
