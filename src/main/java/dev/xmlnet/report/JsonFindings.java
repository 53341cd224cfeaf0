package dev.xmlnet.report;

import com.google.gson.stream.JsonWriter;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Place;
import dev.xmlnet.xml.Location;
import java.io.IOException;
import java.io.Writer;

/** Findings as JSON; docs/check.md describes the shape. */
public final class JsonFindings implements FindingReport {
    private final Writer out;
    private final JsonWriter json;

    public JsonFindings(Writer out, String version) throws IOException {
        this.out = out;
        json = JsonText.writer(out);
        json.beginObject();
        json.name("version").value(version);
        json.name("findings").beginArray();
    }

    @Override
    public void add(String path, Finding finding) throws IOException {
        json.beginObject();
        place(path, finding.location());
        json.name("rule").value(finding.rule().name());
        json.name("name").value(finding.rule().word());
        json.name("severity").value(finding.severity().word());
        json.name("message").value(finding.message());
        json.name("also").beginArray();
        for (Place other : finding.also()) {
            json.beginObject();
            place(other.path(), other.location());
            json.endObject();
        }
        json.endArray();
        json.name("more").value(finding.more());
        json.name("fixable").value(finding.fixable());
        json.endObject();
    }

    private void place(String path, Location location) throws IOException {
        json.name("path").value(path);
        json.name("line").value(location.line());
        json.name("column").value(location.column());
    }

    @Override
    public void close(Summary summary) throws IOException {
        json.endArray();
        json.name("summary").beginObject();
        json.name("files").value(summary.files());
        json.name("errors").value(summary.errors());
        json.name("warnings").value(summary.warnings());
        json.name("notes").value(summary.notes());
        json.name("failed").value(summary.failed());
        json.name("ignored").value(summary.ignored());
        json.name("baseline").value(summary.known());
        json.name("fixed").value(summary.fixed());
        json.name("exitCode").value(summary.exitCode());
        json.endObject().endObject();
        out.write('\n');
        json.flush();
    }
}
