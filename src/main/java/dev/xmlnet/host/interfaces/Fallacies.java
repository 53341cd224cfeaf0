package dev.xmlnet.host.interfaces;

import java.util.regex.Pattern;

/** Lines that many pages on the web have, and that do not do what they seem to. */
final class Fallacies {
    /** The interfaces that bridge-utils takes for {@code all}; old ones hold no pattern to the beginning of a name. */
    private static final Pattern ALL = Pattern.compile("eth|em|p[0-9]|^en");

    private Fallacies() {}

    /** Warns of those in a host's files, wherever they stand. */
    static void tell(Interfaces host, Notes notes) {
        for (Stanza stanza : host.stanzas()) {
            if (stanza.kind().selects() || stanza.isIface()) {
                head(stanza, notes);
            }
            for (Line option : stanza.options()) {
                if (stanza.isIface()) {
                    option(stanza, option, notes);
                }
            }
        }
    }

    /** True if {@code bridge_ports all} takes an interface. */
    static boolean allTakes(String interfaceName) {
        return ALL.matcher(interfaceName).find();
    }

    private static void head(Stanza stanza, Notes notes) {
        Word mark = comment(stanza.head());
        if (mark != null) {
            notes.warning(
                    "comment-behind-text",
                    stanza,
                    mark,
                    stanza.isIface()
                            ? "this is no comment, and ifup tells of it each time; give the comment a line of its own"
                            : "this is no comment, ifup takes each word for a name; give the comment a line of its own");
        }
    }

    private static void option(Stanza stanza, Line option, Notes notes) {
        Word mark = Hook.is(option) ? null : comment(option);
        if (mark != null) {
            notes.warning(
                    "comment-behind-text",
                    stanza,
                    mark,
                    "this is no comment but part of the value; give the comment a line of its own");
        }
        if (option.name().equals("bridge-ports") && option.has("all")) {
            notes.warning(
                    "bridge-ports-all",
                    stanza,
                    option.first(),
                    "bridge_ports all takes each NIC named like eth0, em1 or enp3s0; name the ports one by one");
        } else if (option.name().equals("bridge-maxwait")
                && option.value().equals("0")
                && stanza.method().equals("dhcp")) {
            notes.warning(
                    "bridge-maxwait",
                    stanza,
                    option.first(),
                    "bridge_maxwait 0 loses the first DHCP request, so that boot waits longer; remove it");
        }
    }

    private static @org.jspecify.annotations.Nullable Word comment(Line line) {
        for (Word word : line.values()) {
            if (word.text().startsWith("#")) {
                return word;
            }
        }
        return null;
    }
}
