package dev.xmlnet.report;

import dev.xmlnet.check.Finding;
import dev.xmlnet.xml.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Findings as JUnit's XML, which most CI servers read: a suite for each file, and in it a case for each finding. An error or
 * a warning is a failure, a note is not; a file without findings is one case that passed.
 */
public final class JunitFindings implements FindingReport {
    private final Writer out;
    private final List<Finding> findings = new ArrayList<>();

    /** The file whose findings are collected: a suite begins with how many there are. */
    private @Nullable String suite;

    public JunitFindings(Writer out) throws IOException {
        this.out = out;
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"xmlnet\">\n");
    }

    @Override
    public void add(String path, Finding finding) throws IOException {
        if (!path.equals(suite)) {
            writeSuite();
            suite = path;
        }
        findings.add(finding);
    }

    @Override
    public void addClean(String path) throws IOException {
        writeSuite();
        begin(path, 1, 0);
        out.write("    <testcase name=\"check\" classname=\"" + text(path) + "\"/>\n  </testsuite>\n");
    }

    private void writeSuite() throws IOException {
        if (suite == null || findings.isEmpty()) {
            return;
        }
        int failures = 0;
        for (Finding finding : findings) {
            failures += finding.severity() == Severity.NOTE ? 0 : 1;
        }
        begin(suite, findings.size(), failures);
        for (Finding finding : findings) {
            write(suite, finding);
        }
        out.write("  </testsuite>\n");
        findings.clear();
    }

    private void begin(String path, int tests, int failures) throws IOException {
        out.write("  <testsuite name=\"" + text(path) + "\" tests=\"" + tests + "\" failures=\"" + failures
                + "\" errors=\"0\">\n");
    }

    private void write(String path, Finding finding) throws IOException {
        String place = path + ":" + finding.location().line() + ":"
                + finding.location().column();
        String line = place + ": " + finding.severity().word() + ": " + finding.text();
        out.write("    <testcase name=\"" + finding.rule() + " "
                + finding.rule().word() + " at "
                + finding.location().line() + ":" + finding.location().column() + "\" classname=\"" + text(path)
                + "\">\n");
        if (finding.severity() == Severity.NOTE) {
            out.write("      <system-out>" + text(line) + "</system-out>\n");
        } else {
            out.write("      <failure type=\"" + finding.severity().word() + "\" message=\"" + text(finding.text())
                    + "\">" + text(line) + "</failure>\n");
        }
        out.write("    </testcase>\n");
    }

    /** Text that is well-formed in an element and in an attribute, whatever a file holds. */
    private static String text(String text) {
        String visible = SafeText.visible(text);
        StringBuilder escaped = new StringBuilder(visible.length() + 16);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t' -> escaped.append("&#9;");
                // The two that XML knows in no form, and that Unicode assigns to nothing.
                case '\uFFFE', '\uFFFF' -> escaped.append(SafeText.MARK);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public void close(Summary summary) throws IOException {
        writeSuite();
        out.write("</testsuites>\n");
        out.flush();
    }
}
