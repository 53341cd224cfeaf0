package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stanzas of a file. What makes the program give up the file is an error, as nobody knows what the rest should be. */
final class StanzaReader {
    private final HostText file;
    private final Suite suite;
    private final List<Stanza> stanzas = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private @Nullable Stanza current;

    private StanzaReader(HostText file, Suite suite) {
        this.file = file;
        this.suite = suite;
    }

    /**
     * Reads a file.
     *
     * @param notes gets an error for each thing that the program cannot read
     */
    static List<Stanza> read(HostText file, Suite suite, List<Rewritten.Note> notes) {
        StanzaReader reader = new StanzaReader(file, suite);
        InterfacesReader.lines(file.source(), suite, reader.problems).forEach(reader::take);
        reader.problems.forEach(problem -> notes.add(new Rewritten.Note(file, problem)));
        return reader.stanzas;
    }

    private void take(Line line) {
        String word = line.first().text();
        Kind kind = Kind.of(word, suite);
        if (kind != null) {
            begin(kind, line);
        } else if (suite == Suite.IFUPDOWN2 && word.startsWith("%")) {
            problem(line, "a template is not understood; write the lines that it makes");
        } else if (current == null) {
            problem(line, "'" + shown(word) + "' is no option of a stanza; remove the line or write it as a comment");
        } else {
            option(current, line);
        }
    }

    private void begin(Kind kind, Line line) {
        Stanza stanza = new Stanza(file, kind, line);
        boolean named = line.words().size() > 1;
        boolean open = kind == Kind.IFACE || kind == Kind.VLAN || kind == Kind.MAPPING;
        current = open ? stanza : null;
        if (named) {
            stanzas.add(stanza);
        }
        if (kind == Kind.IFACE && named) {
            define(stanza);
        } else if (open && !named) {
            problem(line, line.first().text() + " needs a name; add one");
        }
    }

    /** Family, method and {@code inherits} in the way of ifupdown: an unknown word is reported and skipped. */
    private void define(Stanza stanza) {
        List<Word> words = stanza.head().words();
        String family = "";
        String method = "";
        String base = null;
        int i = 2;
        for (; i < words.size(); i++) {
            String word = words.get(i).text();
            if (family.isEmpty() && suite.isFamily(word)) {
                family = word;
            } else if (!family.isEmpty()
                    && method.isEmpty()
                    && suite.isMethod(family, word)
                    && !word.equals("inherits")) {
                method = word;
            } else if (word.equals("inherits") && i + 1 < words.size()) {
                base = words.get(++i).text();
            } else if (word.equals("inherits")) {
                problem(stanza.head(), "inherits needs the name of an interface; add it");
            } else {
                break;
            }
        }
        stanza.define(family, method, base);
        if (base == null) {
            check(stanza, i < words.size() ? words.get(i).text() : "");
        }
    }

    private void check(Stanza stanza, String unknown) {
        if (stanza.family().isEmpty() && (!suite.takesBareName() || !unknown.isEmpty())) {
            problem(
                    stanza.head(),
                    "iface " + shown(stanza.name()) + " has no known family; write inet or inet6 behind the name");
        } else if (stanza.method().isEmpty() && !suite.takesBareName()) {
            problem(
                    stanza.head(),
                    "iface " + shown(stanza.name()) + " has no known method; write one, such as static or dhcp");
        }
    }

    private void option(Stanza stanza, Line line) {
        String word = line.first().text();
        if (stanza.kind() == Kind.MAPPING) {
            boolean second = word.equals("script") && stanza.option("script") != null;
            if (second || (!word.equals("script") && !word.equals("map"))) {
                problem(line, "'" + shown(word) + "' is not allowed here in a mapping; remove the line");
            }
        } else if (line.words().size() == 1) {
            problem(line, "option " + shown(word) + " has no value; add one or remove the line");
        }
        stanza.options().add(line);
    }

    private void problem(Line line, String message) {
        problems.add(Diagnostic.error(
                "unreadable-interfaces",
                message,
                file.source().locate(line.first().span().start())));
    }

    private static String shown(String word) {
        return word.length() <= 20 ? word : word.substring(0, 17) + "...";
    }
}
