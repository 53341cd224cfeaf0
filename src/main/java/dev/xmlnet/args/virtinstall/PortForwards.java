package dev.xmlnet.args.virtinstall;

import dev.xmlnet.args.Tree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The short form of a port that is passed on: {@code portForward0=[HOST:]PORT[-END][:TO][/PROTO]} (virt-install 5.0). */
final class PortForwards {
    private static final Pattern NAME = Pattern.compile("portForward(\\d{1,3})");
    private static final Pattern VALUE = Pattern.compile("(?:(?<host>\\[[0-9a-fA-F:.]+\\]|[0-9.]+(?=:\\d+:|:\\d+-))?:)?"
            + "(?<start>\\d{1,5})(?:-(?<end>\\d{1,5}))?(?::(?<to>\\d{1,5}))?(?:/(?<proto>tcp|udp))?");

    private PortForwards() {}

    /** True for such a name. */
    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** Puts it into an interface; false if the value is of another form. */
    static boolean put(String name, String value, Tree into) {
        Matcher named = NAME.matcher(name);
        Matcher m = VALUE.matcher(value);
        if (!named.matches() || !m.matches()) {
            return false;
        }
        Tree forward = into.make("portForward", Integer.parseInt(named.group(1)));
        forward.set("proto", m.group("proto") == null ? "tcp" : m.group("proto"));
        if (m.group("host") != null) {
            forward.set("address", m.group("host").replaceAll("[\\[\\]]", ""));
        }
        Tree range = forward.make("range", 0);
        range.set("start", m.group("start"));
        if (m.group("end") != null) {
            range.set("end", m.group("end"));
        }
        if (m.group("to") != null) {
            range.set("to", m.group("to"));
        }
        return true;
    }
}
