package dev.xmlnet.args.qemu.line;

import dev.xmlnet.args.shell.Expansion;
import dev.xmlnet.args.shell.Word;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Spelling;
import java.util.ArrayList;
import java.util.List;

/** Splits the arguments of QEMU into its options. */
final class OptionReader {
    private static final OptionTable TABLE = OptionTable.get();

    private final List<Word> words;
    private final List<Diagnostic> diagnostics;
    private final List<Option> options = new ArrayList<>();

    private OptionReader(List<Word> words, List<Diagnostic> diagnostics) {
        this.words = words;
        this.diagnostics = diagnostics;
    }

    /** Reads arguments; words that are no options are images of disks. */
    static List<Option> read(List<Word> words, List<Diagnostic> diagnostics) {
        OptionReader reader = new OptionReader(words, diagnostics);
        for (int at = 0; at < words.size(); ) {
            at = reader.read(at);
        }
        return reader.options;
    }

    /** Reads the option at a word and returns the place of the next. */
    private int read(int at) {
        Word word = words.get(at);
        String text = word.text();
        if (!text.startsWith("-") || text.equals("-")) {
            // A value that is not known may be an option, or several of them.
            if (!word.isKnown() && "$`".indexOf(text.charAt(0)) >= 0) {
                refuse(word);
            }
            return at + 1;
        } else if (!word.isKnown()) {
            refuse(word);
            return at + 1;
        }
        String name = text.substring(text.startsWith("--") ? 2 : 1);
        if (TABLE.isFlag(name)) {
            options.add(new Option(name, word, null));
            return at + 1;
        } else if (!TABLE.isValued(name)) {
            return unknown(at, name);
        } else if (at + 1 == words.size()) {
            diagnostics.add(Diagnostic.error("qemu-option", "-" + name + " has no value; add one", word.location()));
            return at + 1;
        }
        Word value = words.get(at + 1);
        String instead = TABLE.replacement(name);
        if (instead != null) {
            diagnostics.add(Diagnostic.warning(
                    "qemu-removed",
                    "-" + name + " is no option of QEMU any more, and not read; " + instead,
                    word.location()));
        } else {
            options.add(new Option(name, word, value));
        }
        return at + 2;
    }

    private int unknown(int at, String name) {
        List<String> near = Spelling.nearest(name, TABLE.options());
        String hint = near.isEmpty() ? "" : "did you mean -" + String.join(" or -", near) + "?";
        diagnostics.add(
                near.isEmpty()
                        ? Diagnostic.warning(
                                "unknown-option",
                                "-" + name + " is not an option that xmlnet knows, and left alone",
                                words.get(at).location())
                        : Diagnostic.error(
                                "qemu-option",
                                "-" + name + " is not an option of QEMU; " + hint,
                                words.get(at).location()));
        boolean value = at + 1 < words.size() && !words.get(at + 1).text().startsWith("-");
        return at + (value ? 2 : 1);
    }

    private void refuse(Word word) {
        word.expansions().stream().map(Expansion::diagnostic).forEach(diagnostics::add);
    }
}
