package dev.xmlnet.cli.check;

import dev.xmlnet.check.Finding;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.report.FindingReport;
import dev.xmlnet.report.SafeText;
import dev.xmlnet.xml.Location;
import java.io.IOException;
import java.io.Writer;

/** Findings for people: a line each; on a terminal also the line of the file with a caret, and a blank line between files. */
final class CheckText implements FindingReport {
    private final Writer out;
    private final boolean terminal;
    private final boolean colours;
    private String lastPath;
    private Location lastLocation;

    CheckText(Writer out, boolean terminal, boolean colours) {
        this.out = out;
        this.terminal = terminal;
        this.colours = colours;
    }

    @Override
    public void add(String path, Finding finding) throws IOException {
        if (!path.equals(lastPath)) {
            out.write(terminal && lastPath != null ? "\n" : "");
            lastLocation = null;
        }
        lastPath = path;
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
        out.flush();
    }
}
