package dev.xmlnet.libvirt.value;

/**
 * The number of a VLAN.
 *
 * @param number 0 to {@link #LAST}
 */
public record VlanId(int number) {
    /** libvirt takes the reserved numbers 0 and 4095, too. */
    public static final int LAST = 4095;

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException if libvirt refuses it
     */
    public VlanId {
        if (number < 0 || number > LAST) {
            throw new IllegalArgumentException("a VLAN tag is 0 to " + LAST + ", not " + number);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
