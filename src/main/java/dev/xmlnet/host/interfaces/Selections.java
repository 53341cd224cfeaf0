package dev.xmlnet.host.interfaces;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lines by which devices are brought up: {@code auto}, {@code allow-hotplug} and their like. */
final class Selections {
    private final Interfaces host;
    private final HostEdits edits;
    private final Notes notes;
    private final Renaming names;
    private final String from;
    private final String to;

    Selections(Interfaces host, HostEdits edits, Notes notes, String from, String to) {
        this.host = host;
        this.edits = edits;
        this.notes = notes;
        this.names = new Renaming(host, edits, notes, from, to);
        this.from = from;
        this.to = to;
    }

    /**
     * Selects the bridge for the NIC.
     *
     * @param both true to go on selecting the NIC too, as its stanza has work to do
     */
    void toBridge(boolean both) {
        Set<String> there = selected();
        boolean any = false;
        for (Stanza stanza : host.stanzas()) {
            switch (stanza.kind()) {
                case AUTO, ALLOW, NO_AUTO_DOWN -> any |= replace(stanza, both);
                case HOTPLUG -> any |= hotplug(stanza, both, there);
                case NO_SCRIPTS -> scripts(stanza);
                default -> {}
            }
        }
        if (both && !any) {
            Stanza first = host.named(from).get(0);
            notes.warning(
                    "not-auto",
                    first,
                    first.nameWord(),
                    "no auto line names " + from + ", whose own options need ifup before " + to + "'s; add one");
        }
    }

    /** True if a VLAN of the NIC is brought up before the bridge will be, which brings the NIC up. */
    boolean isUpEarly() {
        for (Stanza stanza : host.stanzas()) {
            for (String name : stanza.kind() == Kind.AUTO || stanza.kind() == Kind.HOTPLUG
                    ? stanza.head().texts()
                    : List.<String>of()) {
                if (name.equals(from) || host.named(name).stream().anyMatch(one -> one.isVlanOf(from))) {
                    return !name.equals(from);
                }
            }
        }
        return false;
    }

    /** Selects the NIC for the bridge. */
    void toNic() {
        Set<String> there = selected();
        for (Stanza stanza : host.stanzas()) {
            if (stanza.kind().selects() && stanza.kind() != Kind.NO_SCRIPTS) {
                back(stanza, there);
            }
        }
    }

    /** The names that are brought up at boot. */
    private Set<String> selected() {
        Set<String> names = new LinkedHashSet<>();
        for (Stanza stanza : host.stanzas()) {
            if (stanza.kind() == Kind.AUTO) {
                names.addAll(stanza.head().texts());
            }
        }
        return names;
    }

    private boolean replace(Stanza stanza, boolean both) {
        boolean found = false;
        for (Word word : stanza.head().values()) {
            boolean nic = word.text().equals(from);
            if (nic && both) {
                edits.of(stanza)
                        .replace(
                                new dev.xmlnet.xml.Span(
                                        word.span().end(), word.span().end()),
                                found ? "" : " " + to);
            } else if (names.means(word.text())) {
                edits.of(stanza).replace(word.span(), names.renamed(word.text()));
            }
            found |= nic;
        }
        return found;
    }

    /** Nobody plugs a bridge in, so that it is brought up at boot. */
    private boolean hotplug(Stanza stanza, boolean both, Set<String> there) {
        List<Word> mine = stanza.head().values().stream()
                .filter(word -> names.means(word.text()))
                .toList();
        List<String> auto = new ArrayList<>();
        for (Word word : mine) {
            if (there.add(word.text())) {
                boolean nic = both && word.text().equals(from);
                auto.add(nic ? from + " " + to : names.renamed(word.text()));
            }
        }
        if (mine.isEmpty()) {
            return false;
        }
        Line line = stanza.head();
        FileEdits file = edits.of(stanza);
        String now = "auto " + String.join(" ", auto);
        if (mine.size() == line.values().size()) {
            if (auto.isEmpty()) {
                file.remove(line);
            } else {
                file.replace(
                        new dev.xmlnet.xml.Span(
                                line.first().span().start(), line.last().span().end()),
                        now);
            }
        } else {
            mine.forEach(word -> file.remove(line, word));
            if (!auto.isEmpty()) {
                file.before(line, List.of(line.indentation(stanza.source()) + now));
            }
        }
        return true;
    }

    /** bridge-utils is one of those scripts. */
    private void scripts(Stanza stanza) {
        for (Word word : stanza.head().values()) {
            if (Glob.matches(word.text(), to)) {
                notes.error(
                        "no-scripts",
                        stanza,
                        word,
                        "no-scripts keeps bridge-utils from making " + to + "; name the interfaces that are meant");
            } else if (names.means(word.text())) {
                notes.warning(
                        "no-scripts",
                        stanza,
                        word,
                        "no-scripts stays for " + from + ", since a script makes " + to
                                + "; check what else is in if-*.d");
            }
        }
    }

    private void back(Stanza stanza, Set<String> there) {
        Line line = stanza.head();
        boolean auto = stanza.kind() == Kind.AUTO;
        List<Word> gone = new ArrayList<>();
        for (Word word : line.values()) {
            if (names.means(word.text())) {
                String name = names.renamed(word.text());
                if (line.has(name) || (auto && there.contains(name))) {
                    gone.add(word);
                } else {
                    edits.of(stanza).replace(word.span(), name);
                }
            }
        }
        if (gone.size() == line.values().size()) {
            edits.of(stanza).remove(line);
        } else {
            gone.forEach(word -> edits.of(stanza).remove(line, word));
        }
    }
}
