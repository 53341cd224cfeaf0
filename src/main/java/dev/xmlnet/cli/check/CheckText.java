package dev.xmlnet.cli.check;

import dev.xmlnet.check.Finding;
import dev.xmlnet.cli.console.Fold;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.report.FindingReport;
import dev.xmlnet.report.SafeText;
import dev.xmlnet.xml.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings for people: a line each; on a terminal also the line of the file with a caret, and a blank line between files. */
final class CheckText implements FindingReport {
    /** So many findings of one rule and severity are told of in one file. */
    private static final int MOST = 100;

    private final Writer out;
    private final boolean terminal;
    private final boolean colours;
    private final boolean all;

    /** Those of the last file. */
    private Fold<String> fold = new Fold<>(MOST);

    /** The first of each kind that is not told. */
    private final Map<String, Finding> untold = new LinkedHashMap<>();

    private @Nullable String lastPath;
    private @Nullable Location lastLocation;

    /**
     * Findings for a writer.
     *
     * @param terminal true if a person sees it
     * @param all true to tell of each, however many of a kind a file has
     */
    CheckText(Writer out, boolean terminal, boolean colours, boolean all) {
        this.all = all;
        this.out = out;
        this.terminal = terminal;
        this.colours = colours;
    }

    @Override
    public void add(String path, Finding finding) throws IOException {
        if (!path.equals(lastPath)) {
            tellUntold();
            out.write(terminal && lastPath != null ? "\n" : "");
            lastLocation = null;
        }
        lastPath = path;
        String kind = finding.severity().word() + " " + finding.rule();
        if (!all && fold.isOver(kind)) {
            untold.putIfAbsent(kind, finding);
            return;
        }
        tell(path, finding);
    }

    private void tellUntold() throws IOException {
        for (Map.Entry<String, Integer> kind : fold.untold().entrySet()) {
            Finding first = untold.get(kind.getKey());
            if (lastPath == null || first == null) {
                continue;
            }
            String message = String.format(
                    Locale.ROOT,
                    "and %,d more findings of %s in this file; fix those above first, or see all by --verbose",
                    kind.getValue(),
                    first.rule());
            tell(
                    lastPath,
                    new Finding(
                            first.rule(),
                            first.severity(),
                            message,
                            first.location(),
                            first.line(),
                            List.of(),
                            0,
                            false));
        }
        fold = new Fold<>(MOST);
        untold.clear();
    }

    private void tell(String path, Finding finding) throws IOException {
        Location location = finding.location();
        String word = finding.severity().word();
        out.append(SafeText.line(path + ":"));
        out.append(Integer.toString(location.line())).append(':');
        out.append(Integer.toString(location.column())).append(": ");
        out.append(colours ? Terminal.colour(finding.severity()) + word + "\u001b[0m" : word);
        out.append(": ").append(SafeText.visible(finding.text()));
        out.append(" [").append(finding.rule().name()).append("]\n");
        // One look at a line is enough for all that is said of it.
        if (terminal && !finding.line().isEmpty() && !location.equals(lastLocation)) {
            for (String line : Terminal.underlined(finding.line(), location)) {
                out.append(SafeText.line(line)).append('\n');
            }
        }
        lastLocation = location;
    }

    @Override
    public void close(Summary summary) throws IOException {
        tellUntold();
        out.flush();
    }
}
