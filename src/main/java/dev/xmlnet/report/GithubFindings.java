package dev.xmlnet.report;

import dev.xmlnet.check.Finding;
import dev.xmlnet.xml.Severity;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Findings as commands to GitHub's workflows, which show them beside the lines of a change. */
public final class GithubFindings implements FindingReport {
    private final Writer out;

    public GithubFindings(Writer out) {
        this.out = out;
    }

    @Override
    public void add(String path, Finding finding) throws IOException {
        String level = finding.severity() == Severity.NOTE
                ? "notice"
                : finding.severity().word();
        out.append("::").append(level);
        out.append(" file=").append(property(file(path)));
        out.append(",line=").append(Integer.toString(finding.location().line()));
        out.append(",col=").append(Integer.toString(finding.location().column()));
        out.append(",title=")
                .append(property(finding.rule() + " " + finding.rule().word()));
        out.append("::").append(data(finding.text())).append('\n');
    }

    @Override
    public void close(Summary summary) throws IOException {
        out.flush();
    }

    /** GitHub knows its files by the plain path: {@code ./web1.xml} is none of them. */
    private static String file(String path) {
        try {
            return Path.of(path).normalize().toString();
        } catch (InvalidPathException e) {
            return path;
        }
    }

    private static String data(String text) {
        return SafeText.visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
