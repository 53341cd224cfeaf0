package dev.xmlnet.host.networkd;

import dev.xmlnet.host.ini.HostIni;
import java.util.regex.Pattern;

/** The comment that a file begins with which was made beside one that is for other NICs too. */
final class InPlace {
    private static final Pattern COMMENT = Pattern.compile("# in place of .+, for \\S+");

    private InPlace() {}

    static String of(Network shared, Object device) {
        return "in place of " + shared.name() + ", for " + device;
    }

    static boolean isIn(HostIni file) {
        return !file.lines().isEmpty()
                && COMMENT.matcher(file.text(file.lines().get(0)).strip()).matches();
    }
}
