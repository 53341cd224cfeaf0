package dev.xmlnet.host.networkd;

import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.ini.Wildcard;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The section [Match] of a file and its drop-ins: all its conditions must hold. */
final class Match {
    /** How sure it is that a file is for a device. */
    enum Fit {
        /** It is for others. */
        NO,
        /** It has a condition of which the files do not tell. */
        UNKNOWN,
        /** It is for others, too. */
        SHARED,
        /** It is for the device alone. */
        ONE
    }

    private static final String SECTION = "Match";
    private static final Set<String> ADDRESSES = Set.of("MACAddress", "PermanentMACAddress");

    private final List<HostIni> files;

    Match(List<HostIni> files) {
        this.files = files;
    }

    /** How well it fits a device. */
    Fit fit(Device device) {
        Set<String> keys = keys();
        boolean alone = false;
        boolean unknown = false;
        for (String key : keys) {
            List<String> words = words(key);
            Boolean holds = holds(key, words, device);
            if (Boolean.FALSE.equals(holds)) {
                return Fit.NO;
            }
            unknown |= holds == null;
            alone |= holds != null && words.size() == 1 && isOne(key, words.get(0));
        }
        if (alone) {
            return Fit.ONE;
        }
        return keys.isEmpty() ? Fit.NO : unknown ? Fit.UNKNOWN : Fit.SHARED;
    }

    /** True if it names a MAC address that the NIC's bridge has too, once it is made. */
    boolean isByMac() {
        return !words("MACAddress").isEmpty();
    }

    private Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (HostIni file : files) {
            for (IniLine line : file.lines()) {
                if (line.section().equals(SECTION)
                        && !line.key().isEmpty()
                        && !words(line.key()).isEmpty()) {
                    keys.add(line.key());
                }
            }
        }
        return keys;
    }

    /** The words of all settings of a key; an empty one drops those before it, and an exclamation mark is for all words of its line. */
    List<String> words(String key) {
        List<String> words = new ArrayList<>();
        for (HostIni file : files) {
            for (IniLine line : file.settings(SECTION, key)) {
                boolean not = line.value().startsWith("!");
                String value = line.value().substring(not ? 1 : 0);
                if (value.isEmpty()) {
                    words.clear();
                }
                for (String word : value.strip().split("\\s+")) {
                    if (!word.isEmpty()) {
                        words.add((not ? "!" : "") + word.replaceAll("^\"|\"$", ""));
                    }
                }
            }
        }
        return words;
    }

    private static boolean isOne(String key, String word) {
        return ADDRESSES.contains(key) || (key.equals("Name") && !word.startsWith("!") && !Wildcard.isPattern(word));
    }

    /** Whether a condition holds; null if the files do not tell. */
    private static @Nullable Boolean holds(String key, List<String> words, Device device) {
        boolean virtual = !device.kind().isEmpty();
        return switch (key) {
            case "Name" -> takes(words, device.name());
            case "MACAddress" ->
                device.mac() == null ? null : Boolean.valueOf(addresses(words).contains(device.mac()));
            case "PermanentMACAddress" -> virtual ? Boolean.FALSE : holds("MACAddress", words, device);
            case "Type" -> takes(words, "ether") || (virtual && takes(words, device.kind()));
            case "Kind" -> takes(words, device.kind());
            default -> null;
        };
    }

    private static List<MacAddress> addresses(List<String> words) {
        List<MacAddress> addresses = new ArrayList<>();
        for (String word : words) {
            String colons = MacAddress.respelled(word);
            MacAddress mac = MacAddress.of(colons == null ? word : colons);
            if (mac != null) {
                addresses.add(mac);
            }
        }
        return addresses;
    }

    /** Returns the one address that it names; null if there is none, or several. */
    @Nullable
    MacAddress mac() {
        List<String> words = new ArrayList<>(words("MACAddress"));
        words.addAll(words("PermanentMACAddress"));
        List<MacAddress> all = addresses(words);
        return all.size() == 1 ? all.get(0) : null;
    }

    /** True if one of the patterns takes a name, or none of the negated ones does and there are no others. */
    private static boolean takes(List<String> words, String name) {
        boolean positive = false;
        boolean taken = false;
        for (String word : words) {
            boolean not = word.startsWith("!");
            if (!name.isEmpty() && Wildcard.matches(not ? word.substring(1) : word, name)) {
                if (not) {
                    return false;
                }
                taken = true;
            }
            positive |= !not;
        }
        return taken || !positive;
    }
}
