package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.List;

/** What a person is told of a change, in the order in which it was found. */
final class Notes {
    private final List<Rewritten.Note> all = new ArrayList<>();

    void error(String id, Stanza stanza, Word word, String message) {
        add(Severity.ERROR, id, stanza, word, message);
    }

    void warning(String id, Stanza stanza, Word word, String message) {
        add(Severity.WARNING, id, stanza, word, message);
    }

    void note(String id, Stanza stanza, Word word, String message) {
        add(Severity.NOTE, id, stanza, word, message);
    }

    /** Adds an error about the change as a whole. */
    void error(String id, String message) {
        all.add(new Rewritten.Note(null, Diagnostic.error(id, message, null)));
    }

    void addAll(List<Rewritten.Note> notes) {
        all.addAll(notes);
    }

    List<Rewritten.Note> all() {
        return all;
    }

    /** True if there is an error. */
    boolean refused() {
        return all.stream().anyMatch(note -> note.diagnostic().severity() == Severity.ERROR);
    }

    private void add(Severity severity, String id, Stanza stanza, Word word, String message) {
        HostText file = stanza.file();
        Location place = file.source().locate(word.span().start());
        all.add(new Rewritten.Note(file, new Diagnostic(severity, id, message, place)));
    }
}
