package dev.xmlnet.cli.check;

import dev.xmlnet.cli.check.CheckOptions.Fixing;
import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.report.FindingReport.Summary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said on standard error about a run of {@code check} as a whole. */
final class CheckWords {
    private final Screen err;
    private final CheckOptions options;
    private final CheckConfig config;
    private final @Nullable String baseline;

    /** The baseline is its file, or null. */
    CheckWords(Screen err, CheckOptions options, CheckConfig config, @Nullable String baseline) {
        this.err = err;
        this.options = options;
        this.config = config;
        this.baseline = baseline;
    }

    /**
     * Prints them.
     *
     * @param stale how many findings of the baseline are no longer found
     * @param written how many findings went into a new baseline; -1 if it could not be written
     */
    void print(Summary summary, int stale, int written) {
        if (stale > 0) {
            err.remark("xmlnet: note: " + number(stale, "finding", "findings") + " of the baseline "
                    + (stale == 1 ? "is" : "are")
                    + " not found in the files that were given: if these were all, write it again with --write-baseline"
                    + " [baseline]");
        }
        if (summary.files() == 0) {
            err.remark("xmlnet: note: neither a guest nor a network was found [not-checked]");
            return;
        }
        List<String> parts = parts(summary, written);
        boolean notWritten = options.writesBaseline() && written < 0;
        if ((summary.files() > 1 && !notWritten) || !parts.isEmpty()) {
            err.remark("xmlnet: " + number(summary.files(), "file", "files") + ": "
                    + (parts.isEmpty() ? "nothing found" : String.join("; ", parts)));
        }
    }

    private static String found(Summary summary) {
        List<String> found = new ArrayList<>();
        add(found, summary.errors(), "error", "errors");
        add(found, summary.warnings(), "warning", "warnings");
        add(found, summary.notes(), "note", "notes");
        return String.join(", ", found);
    }

    private List<String> parts(Summary summary, int written) {
        List<String> parts = new ArrayList<>();
        String found = found(summary);
        if (!found.isEmpty()) {
            parts.add(found);
        }
        if (options.writesBaseline() && written >= 0) {
            parts.add(number(written, "finding", "findings") + " written to " + baseline);
        }
        if (summary.known() > 0) {
            parts.add(summary.known() + " hidden by " + baseline);
        }
        if (summary.ignored() > 0) {
            parts.add(summary.ignored() + " hidden by " + config.shown());
        }
        if (summary.fixed() > 0) {
            parts.add(summary.fixed() + (options.fixing() == Fixing.DIFF ? " would be fixed" : " fixed"));
        }
        return parts;
    }

    private static void add(List<String> words, int count, String one, String several) {
        if (count > 0) {
            words.add(number(count, one, several));
        }
    }

    private static String number(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
