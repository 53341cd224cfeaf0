package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What a run of the command gave. */
record Run(int exit, String out, String err) {
    /** Runs it in this process, with a standard input. */
    static Run of(InputStream in, List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream errors = new PrintStream(err, false, UTF_8)) {
            int exit = Main.run(words.toArray(String[]::new), Streams.plain(in, out, errors));
            errors.flush();
            return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
        }
    }

    /** The same with files below a directory called by their names alone. */
    Run below(Path directory) {
        String prefix = directory + "/";
        return new Run(exit, out.replace(prefix, ""), err.replace(prefix, ""));
    }
}
