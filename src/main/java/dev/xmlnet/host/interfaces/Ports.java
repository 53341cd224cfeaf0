package dev.xmlnet.host.interfaces;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an option says about which device is part of which other. */
final class Ports {
    private static final Set<String> TAKING =
            Set.of("bridge-ports", "bond-slaves", "slaves", "ovs-ports", "ovs-bonds", "bond-ports");
    private static final Set<String> TAKEN = Set.of("bond-master", "ovs-bridge");
    private static final List<String> UPPER = List.of("macvtap", "macvlan", "ipvlan", "ipvtap");

    private Ports() {}

    /** True if an option makes a NIC a part of the stanza's device, or may. */
    static boolean takes(Line option, String nic) {
        if (!TAKING.contains(option.name())) {
            return false;
        }
        boolean bridge = option.name().equals("bridge-ports");
        return option.has(nic)
                || (bridge
                        && (option.has("regex")
                                || option.has("glob")
                                || (option.has("all") && Fallacies.allTakes(nic))));
    }

    /** True if an option makes the stanza's device a part of another. */
    static boolean isTaken(Line option) {
        return TAKEN.contains(option.name());
    }

    /** The ports of a bridge's stanza; null if it does not say them. */
    static @Nullable List<String> of(Stanza stanza) {
        Line line = stanza.option("bridge-ports");
        return line == null ? null : line.texts();
    }

    /** The ports of a bridge by all of its stanzas; null if none says them. */
    static @Nullable List<String> of(List<Stanza> stanzas) {
        List<String> all = null;
        for (Stanza stanza : stanzas) {
            List<String> ports = of(stanza);
            if (ports != null) {
                all = all == null ? new ArrayList<>() : all;
                all.addAll(ports);
            }
        }
        return all;
    }

    /** Returns why a hook keeps a NIC from becoming a port; null if it does not. */
    static @Nullable String against(Stanza stanza, Line hook, String nic) {
        Word command = hook.words().get(hook.words().size() > 1 ? 1 : 0);
        for (List<Word> words : ShellCommands.of(
                stanza.source(),
                new dev.xmlnet.xml.Span(
                        command.span().start(), hook.last().span().end()))) {
            List<String> texts = words.stream().map(Word::text).toList();
            int at = texts.lastIndexOf(nic);
            if (at > 0
                    && texts.contains("add")
                    && texts.get(at - 1).equals("link")
                    && texts.stream().anyMatch(UPPER::contains)) {
                return nic + " has a macvtap or macvlan device here, so it cannot be a port; remove that first";
            }
            boolean port = (texts.contains("master") && texts.contains("link"))
                    || texts.contains("addif")
                    || texts.get(0).endsWith("ifenslave");
            if (at > 0 && port && !texts.get(at - 1).equals("master")) {
                return nic + " is made a port of another device here; remove that first";
            }
        }
        return null;
    }
}
