package dev.xmlnet.host.interfaces;

import dev.xmlnet.libvirt.value.MacAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words that mean more than one interface, or one under another name. */
final class Patterns {
    private Patterns() {}

    /** True if a line of names means more of them than it says. */
    static boolean isPattern(String word) {
        return word.indexOf('=') >= 0 || word.indexOf('/') >= 0 || word.indexOf('[') >= 0;
    }

    /**
     * True if a pattern, {@code [VARIABLE]/VALUE[/N][=NAME]} or {@code NAME[1-4]}, may mean an interface.
     *
     * @param mac the interface's, or null if nobody knows
     */
    static boolean mayMean(String word, String name, @Nullable MacAddress mac) {
        int equals = word.indexOf('=');
        String physical = equals < 0 ? word : word.substring(0, equals);
        boolean logical = equals >= 0 && word.substring(equals + 1).equals(name);
        int slash = physical.indexOf('/');
        if (slash < 0) {
            return logical || isOfRange(physical, name);
        }
        String value = physical.substring(slash + 1);
        value = value.indexOf('/') < 0 ? value : value.substring(0, value.indexOf('/'));
        return logical
                || switch (physical.substring(0, slash)) {
                    case "" -> Glob.matches(value, name);
                    case "mac" -> mac == null || Glob.matches(value.toLowerCase(Locale.ROOT), mac.toString());
                    default -> true;
                };
    }

    private static boolean isOfRange(String word, String name) {
        int open = word.indexOf('[');
        int close = word.indexOf(']', open + 1);
        return word.equals(name)
                || (open >= 0
                        && close >= 0
                        && name.startsWith(word.substring(0, open))
                        && name.endsWith(word.substring(close + 1)));
    }
}
