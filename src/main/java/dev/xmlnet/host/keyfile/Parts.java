package dev.xmlnet.host.keyfile;

import dev.xmlnet.host.ini.Excerpt;
import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.ini.IniLine;
import java.util.Set;
import java.util.regex.Pattern;

/** The parts of a profile that belong to the device which has the addresses, and so go to the bridge and come back. */
final class Parts {
    private static final Set<String> SECTIONS = Set.of("ipv4", "ipv6", "proxy", "hostname");
    private static final Set<String> OF_CONNECTION = Set.of(
            "zone",
            "mdns",
            "llmnr",
            "dns-over-tls",
            "metered",
            "secondaries",
            "stable-id",
            "gateway-ping-timeout",
            "ip-ping-timeout",
            "ip-ping-addresses");

    private Parts() {}

    /** Takes them from a profile. */
    static Excerpt of(HostIni file) {
        return Excerpt.of(file, Parts::goes);
    }

    private static boolean goes(IniLine line) {
        return line.kind() == IniLine.Kind.HEADER
                ? SECTIONS.contains(line.section())
                : line.section().equals(Profile.CONNECTION) && OF_CONNECTION.contains(line.key());
    }

    /** Returns the text of a line, in which a rule that names one device names another. */
    static String renamed(HostIni file, IniLine line, String from, String to) {
        String text = file.text(line);
        boolean rule = line.key().startsWith("routing-rule");
        return rule
                ? text.replaceAll(
                        "\\b([io]if )" + Pattern.quote(from) + "(?=[\\s,]|$)", "$1" + to.replace("\\", "\\\\"))
                : text;
    }
}
