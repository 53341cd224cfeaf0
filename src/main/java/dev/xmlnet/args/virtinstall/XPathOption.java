package dev.xmlnet.args.virtinstall;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A suboption that acts on the XML itself, {@code xpath0.set}.
 *
 * @param number actions run in the order of their numbers
 * @param action set, value, create or delete
 */
record XPathOption(int number, String action) {
    private static final Pattern NAME = Pattern.compile("xpath(\\d{0,6})\\.(set|value|create|delete)");

    /** Returns it; null if the name is that of another suboption. */
    static @Nullable XPathOption of(String name) {
        Matcher m = NAME.matcher(name);
        if (!m.matches()) {
            return null;
        }
        return new XPathOption(m.group(1).isEmpty() ? 0 : Integer.parseInt(m.group(1)), m.group(2));
    }

    /** True for such a name. */
    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }
}
