package dev.xmlnet.cli.args;

import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.report.SafeText;
import dev.xmlnet.report.WrittenInterface;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Options as lines of a shell: one an interface and, for QEMU, what the host does before and after. */
final class TextPrinter {
    private final Dialect dialect;
    private final boolean headings;
    private final Writer out;

    /**
     * Prints on a writer, which stays open.
     *
     * @param headings true if each guest's lines are to follow a comment with its name
     */
    TextPrinter(Dialect dialect, boolean headings, Writer out) {
        this.dialect = dialect;
        this.headings = headings;
        this.out = out;
    }

    /** Prints them in their order. */
    void print(List<WrittenInterface> rows) throws IOException {
        WrittenInterface before = null;
        for (WrittenInterface row : rows) {
            boolean another = before == null || !row.isOfGuestOf(before);
            if (headings && another && !dialect.isQemu()) {
                line("# " + SafeText.line(row.guest() + "  " + row.path()));
            }
            if (dialect.isQemu()) {
                block(row);
            } else {
                line(words(row));
            }
            before = row;
        }
    }

    private void block(WrittenInterface row) throws IOException {
        line("# " + SafeText.line(row.guest() + ", interface " + row.index() + ", " + row.connection()));
        lines("# before", row.written().before());
        lines("# QEMU", List.of(words(row)));
        lines("# after", row.written().after());
    }

    private void lines(String heading, List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            line(heading);
            for (String line : lines) {
                line(line);
            }
        }
    }

    /** The command, or the options, as one line. */
    private String words(WrittenInterface row) {
        List<String> words = new ArrayList<>(command(row));
        if (!row.written().redirections().isEmpty()) {
            words.add(row.written().redirections());
        }
        return String.join(" ", words);
    }

    private List<String> command(WrittenInterface row) {
        List<String> options =
                row.written().words().stream().map(ShellWord::option).toList();
        if (dialect != Dialect.VIRT_XML) {
            return options;
        }
        // A name that looks like an option stands behind what ends the options.
        boolean dashed = row.guest().startsWith("-");
        List<String> words = new ArrayList<>(List.of("virt-xml"));
        words.addAll(dashed ? List.of() : List.of(ShellWord.of(row.guest())));
        words.add("--add-device");
        words.addAll(options);
        words.addAll(dashed ? List.of("--", ShellWord.of(row.guest())) : List.of());
        return words;
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }
}
