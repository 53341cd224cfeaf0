package dev.xmlnet.libvirt.value;

/**
 * A version of libvirt.
 *
 * @param major such as 11
 * @param minor such as 3
 * @param micro nearly always 0
 */
public record Version(int major, int minor, int micro) implements Comparable<Version> {
    /** The newest release whose changes this program knows. */
    public static final Version NEWEST_KNOWN = new Version(12, 9, 0);

    /** The oldest libvirt whose differences are known; an older one is taken for it. */
    public static final Version OLDEST_KNOWN = new Version(4, 0, 0);

    /** The oldest libvirt of a distribution that many hosts still run: Debian 12. What needs a newer one is worth a note. */
    public static final Version COMMON = new Version(9, 0, 0);

    /**
     * Reads {@code 11}, {@code 11.3} or {@code 11.3.0}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Version parse(String text) {
        if (!text.matches("\\d{1,6}(\\.\\d{1,6}){0,2}")) {
            throw new IllegalArgumentException("'" + text + "' is not a version of libvirt, such as 11.3");
        }
        String[] numbers = text.split("\\.");
        return new Version(number(numbers, 0), number(numbers, 1), number(numbers, 2));
    }

    private static int number(String[] numbers, int index) {
        return index < numbers.length ? Integer.parseInt(numbers[index]) : 0;
    }

    /** True if this is {@code other} or newer. */
    public boolean isAtLeast(Version other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(micro, other.micro);
    }

    /** As people write it: {@code 11.3}; the last number only where it is not 0. */
    @Override
    public String toString() {
        return major + "." + minor + (micro == 0 ? "" : "." + micro);
    }
}
