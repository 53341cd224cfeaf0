package dev.xmlnet.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The ranges of MAC addresses in guest-ranges.txt; it is read when the first is asked for. */
final class GuestRanges {
    private static final int LENGTH = "52:54:00".length();
    private static final Set<String> ALL = read();

    private GuestRanges() {}

    /** True if a hypervisor gives such an address to its guests. */
    static boolean hold(String mac) {
        return ALL.contains(mac.substring(0, LENGTH).toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        Set<String> ranges = new HashSet<>();
        try (InputStream in = GuestRanges.class.getResourceAsStream("guest-ranges.txt")) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> ranges.add(line.substring(0, LENGTH)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ranges;
    }
}
