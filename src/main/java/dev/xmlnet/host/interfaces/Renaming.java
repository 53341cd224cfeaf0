package dev.xmlnet.host.interfaces;

import dev.xmlnet.xml.Span;
import java.util.function.BiConsumer;

/** Gives what one device has to another: stanzas, aliases, and what hooks say of addresses, routes and rules. */
final class Renaming {
    private final Interfaces host;
    private final HostEdits edits;
    private final Notes notes;
    private final String from;
    private final String to;

    Renaming(Interfaces host, HostEdits edits, Notes notes, String from, String to) {
        this.host = host;
        this.edits = edits;
        this.notes = notes;
        this.from = from;
        this.to = to;
    }

    /** True for the device and its aliases, such as {@code eth0:1}. */
    boolean means(String name) {
        return name.startsWith(from) && (name.length() == from.length() || name.charAt(from.length()) == ':');
    }

    /** The name that a device or an alias gets. */
    String renamed(String name) {
        return to + name.substring(from.length());
    }

    /** Renames the stanzas. */
    void stanzas() {
        for (Stanza stanza : host.stanzas()) {
            if (stanza.isIface() && means(stanza.name())) {
                edits.of(stanza).replace(stanza.nameWord().span(), renamed(stanza.name()));
            }
        }
    }

    /**
     * Rewrites the hooks of all stanzas.
     *
     * @param port true if the device stays as the port, with what hooks do to its hardware
     */
    void hooks(boolean port) {
        each((stanza, line) -> {
            Hook hook = new Hook(stanza.source(), line, from);
            for (Span place : hook.renamed()) {
                // Between dots, as sysctl has them, a dot of the name is a slash.
                boolean dotted = stanza.source().charAt(place.start() - 1) == '.';
                edits.of(stanza).replace(place, dotted ? to.replace('.', '/') : to);
            }
            if (!hook.unknown().isEmpty() || (hook.stays() && !port)) {
                Span place = hook.unknown().isEmpty()
                        ? line.first().span()
                        : hook.unknown().get(0);
                notes.warning(
                        "hook-names-device",
                        stanza,
                        new Word(place, from),
                        "this hook names " + from + " and stays as it is; check it, now that there is " + to);
            }
            if (hook.asksForName() && means(stanza.name())) {
                notes.note(
                        "hook-asks-name",
                        stanza,
                        line.first(),
                        "$IFACE is " + to + " in this hook now; check that the command is right with it");
            }
        });
    }

    private void each(BiConsumer<Stanza, Line> work) {
        for (Stanza stanza : host.stanzas()) {
            for (Line option : stanza.options()) {
                if (stanza.isIface() && Hook.is(option) && !edits.of(stanza).isGone(option)) {
                    work.accept(stanza, option);
                }
            }
        }
    }
}
