package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** All stanzas of a host in the order in which ifup reads them: those of a file that is sourced stand where it is. */
final class Interfaces {
    private final Suite suite;
    private final IdentityHashMap<HostText, List<Stanza>> files = new IdentityHashMap<>();
    private final List<HostText> byName;
    private final List<Stanza> stanzas = new ArrayList<>();
    private final List<Rewritten.Note> problems = new ArrayList<>();

    private Interfaces(List<HostText> files, Suite suite) {
        this.suite = suite;
        this.byName = new ArrayList<>(files);
        byName.sort(Comparator.comparing(HostText::path));
        byName.forEach(file -> this.files.put(file, StanzaReader.read(file, suite, problems)));
    }

    /** Reads the files of a host, in any order: the first is the one that none of the others names. */
    static Interfaces read(List<HostText> files, Suite suite) {
        Interfaces all = new Interfaces(files, suite);
        List<HostText> left = new ArrayList<>(all.byName);
        List<HostText> mains = all.byName.stream().filter(all::isMain).toList();
        mains.forEach(main -> all.append(main, main, left));
        while (!left.isEmpty()) {
            all.append(left.get(0), left.get(0), left);
        }
        all.checkBases();
        return all;
    }

    /** All stanzas. */
    List<Stanza> stanzas() {
        return stanzas;
    }

    /** Errors that make a file unreadable. */
    List<Rewritten.Note> problems() {
        return problems;
    }

    /** The {@code iface} stanzas of a name. */
    List<Stanza> named(String name) {
        return stanzas.stream()
                .filter(one -> one.isIface() && one.name().equals(name))
                .toList();
    }

    /** The {@code iface} stanzas. */
    List<Stanza> ifaces() {
        return stanzas.stream().filter(Stanza::isIface).toList();
    }

    private boolean isMain(HostText file) {
        return byName.size() == 1
                || byName.stream().noneMatch(other -> !other.equals(file) && names(other, other, file));
    }

    private boolean names(HostText main, HostText from, HostText file) {
        return files.getOrDefault(from, List.of()).stream()
                .filter(one -> one.kind() == Kind.SOURCE || one.kind() == Kind.SOURCE_DIRECTORY)
                .anyMatch(one -> takes(one, main, file));
    }

    private static boolean takes(Stanza stanza, HostText main, HostText file) {
        return Sources.of(stanza.head()).stream()
                .anyMatch(source -> source.takes(main.path(), stanza.file().path(), file.path()));
    }

    /** A file that names itself, or one that is read already, would be read for ever. */
    private void append(HostText file, HostText main, List<HostText> left) {
        if (!left.removeIf(one -> one.equals(file))) {
            return;
        }
        for (Stanza stanza : files.getOrDefault(file, List.of())) {
            stanzas.add(stanza);
            if (stanza.kind() == Kind.SOURCE || stanza.kind() == Kind.SOURCE_DIRECTORY) {
                for (HostText other : byName) {
                    if (takes(stanza, main, other)) {
                        append(other, main, left);
                    }
                }
            }
        }
    }

    private void checkBases() {
        for (int i = 0; i < stanzas.size() && suite == Suite.IFUPDOWN; i++) {
            Stanza stanza = stanzas.get(i);
            if (stanza.base() != null && stanzas.subList(0, i).stream().noneMatch(one -> isBase(one, stanza))) {
                Diagnostic problem = new Diagnostic(
                        Severity.ERROR,
                        "unreadable-interfaces",
                        "inherits names no stanza above; move that stanza up or remove the word",
                        stanza.file()
                                .source()
                                .locate(stanza.head().first().span().start()));
                problems.add(new Rewritten.Note(stanza.file(), problem));
            }
        }
    }

    private static boolean isBase(Stanza one, Stanza heir) {
        return one.isIface()
                && one.name().equals(heir.base())
                && (heir.family().isEmpty() || one.family().equals(heir.family()));
    }
}
