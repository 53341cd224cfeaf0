package dev.xmlnet.report;

import com.google.gson.stream.JsonWriter;
import dev.xmlnet.check.Finding;
import dev.xmlnet.xml.Severity;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Findings as GitLab's Code Quality reads them: an array of objects. */
public final class GitlabFindings implements FindingReport {
    private final Writer out;
    private final JsonWriter json;
    private final Fingerprints fingerprints = new Fingerprints();

    public GitlabFindings(Writer out) throws IOException {
        this.out = out;
        json = JsonText.writer(out);
        json.beginArray();
    }

    @Override
    public void add(String path, Finding finding) throws IOException {
        String file = file(path);
        json.beginObject();
        json.name("description").value(finding.text());
        json.name("check_name").value(finding.rule().name());
        // GitLab takes two of one fingerprint for one finding, also where they are in two files.
        json.name("fingerprint").value(fingerprints.hash(file + "\n" + fingerprints.next(path, finding)));
        json.name("severity").value(severity(finding.severity()));
        json.name("location").beginObject();
        json.name("path").value(file);
        json.name("lines").beginObject();
        json.name("begin").value(finding.location().line());
        json.endObject().endObject().endObject();
    }

    /** Relative to the directory in which xmlnet runs, as CI does, where the file is below it. */
    private static String file(String path) {
        try {
            Path here = Path.of("").toAbsolutePath();
            Path file = here.resolve(path).normalize();
            return (file.startsWith(here) ? here.relativize(file) : file).toString();
        } catch (InvalidPathException e) {
            return path;
        }
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "major";
            case WARNING -> "minor";
            case NOTE -> "info";
        };
    }

    @Override
    public void close(Summary summary) throws IOException {
        json.endArray();
        out.write('\n');
        json.flush();
    }
}
