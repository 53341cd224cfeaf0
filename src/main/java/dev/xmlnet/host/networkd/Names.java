package dev.xmlnet.host.networkd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of new files. The first file that matches a device is its file, so a new one sorts before all that would take its device. */
final class Names {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})-.*");
    private static final String USUAL = "10";

    private final Units units;
    private final String number;
    private final Set<String> taken = new HashSet<>();

    /**
     * Begins with the number that a file's name begins with.
     *
     * @param model the NIC's file
     */
    Names(Units units, Network model) {
        this.units = units;
        Matcher matcher = NUMBER.matcher(model.name());
        this.number = matcher.matches() ? matcher.group(1) : USUAL;
    }

    /** Returns a name without its suffix, the same on every run: with the number of the NIC's file or the next smaller one that does; null if none. */
    @Nullable
    String of(Device device) {
        Network first = units.first(device);
        for (String candidate : candidates(device)) {
            boolean before = first == null || (candidate + ".network").compareTo(first.name()) < 0;
            boolean there = units.has(candidate + ".network") || units.has(candidate + ".netdev");
            if (before && !there && taken.add(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private List<String> candidates(Device device) {
        List<String> all = new ArrayList<>();
        for (int i = Integer.parseInt(number); i >= 0; i--) {
            all.add(String.format("%0" + number.length() + "d-%s", i, device.name()));
        }
        all.add("0-" + device.name());
        return all;
    }
}
