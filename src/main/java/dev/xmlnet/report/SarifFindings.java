package dev.xmlnet.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.stream.JsonWriter;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Place;
import dev.xmlnet.check.Rule;
import dev.xmlnet.xml.Location;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** Findings as SARIF 2.1.0, which code scanners exchange. */
public final class SarifFindings implements FindingReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String BASE = "%SRCROOT%";

    /** What a URI may hold as it is; {@code :} is not among it, since a relative one would then begin with a scheme. */
    private static final String PLAIN = "-._~/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Writer out;
    private final JsonWriter json;
    private final Map<Rule, Integer> indexes = new EnumMap<>(Rule.class);
    private final Fingerprints fingerprints = new Fingerprints();

    public SarifFindings(Writer out, String version) throws IOException {
        this.out = out;
        json = JsonText.writer(out);
        json.beginObject();
        json.name("$schema").value(SCHEMA);
        json.name("version").value("2.1.0");
        json.name("runs").beginArray().beginObject();
        json.name("tool").beginObject().name("driver").beginObject();
        json.name("name").value("xmlnet");
        json.name("version").value(version);
        json.name("rules").beginArray();
        for (Rule rule : Rule.values()) {
            indexes.put(rule, indexes.size());
            add(rule);
        }
        json.endArray().endObject().endObject();
        json.name("columnKind").value("unicodeCodePoints");
        json.name("originalUriBaseIds").beginObject().name(BASE).beginObject();
        text("description", "The directory in which xmlnet ran.");
        json.endObject().endObject();
        json.name("results").beginArray();
    }

    private void add(Rule rule) throws IOException {
        String fix = rule.fix() == null ? "" : "\n\n`--fix` " + rule.fix() + ".";
        String help = rule.why() + "\n\n" + rule.mend() + fix;
        json.beginObject();
        json.name("id").value(rule.name());
        json.name("name").value(rule.word());
        text("shortDescription", plain(rule.title()) + ".");
        text("fullDescription", plain(rule.why()));
        json.name("help").beginObject();
        json.name("text").value(plain(help));
        json.name("markdown").value(help);
        json.endObject();
        json.name("defaultConfiguration").beginObject();
        json.name("level").value(rule.severity().word());
        json.endObject().endObject();
    }

    /** Markdown of ours has code in it and nothing else. */
    private static String plain(String markdown) {
        return markdown.replace("`", "");
    }

    private void text(String name, String text) throws IOException {
        json.name(name).beginObject().name("text").value(text).endObject();
    }

    @Override
    public void add(String path, Finding finding) throws IOException {
        json.beginObject();
        json.name("ruleId").value(finding.rule().name());
        json.name("ruleIndex").value(indexes.get(finding.rule()));
        json.name("level").value(finding.severity().word());
        text("message", finding.text());
        json.name("locations").beginArray();
        location(path, finding.location());
        json.endArray();
        if (!finding.also().isEmpty()) {
            json.name("relatedLocations").beginArray();
            for (Place other : finding.also()) {
                location(other.path(), other.location());
            }
            json.endArray();
        }
        json.name("partialFingerprints").beginObject();
        json.name("ruleAndMessage/v1").value(fingerprints.next(path, finding));
        json.endObject().endObject();
    }

    private void location(String path, Location place) throws IOException {
        json.beginObject().name("physicalLocation").beginObject();
        json.name("artifactLocation").beginObject();
        String uri = uri(path);
        json.name("uri").value(uri);
        if (!uri.startsWith("file:")) {
            json.name("uriBaseId").value(BASE);
        }
        json.endObject();
        json.name("region").beginObject();
        json.name("startLine").value(place.line());
        json.name("startColumn").value(place.column());
        json.endObject().endObject().endObject();
    }

    /** Relative where the file is below the directory in which xmlnet runs and was named so, as CI does; else absolute. */
    public static String uri(String path) {
        String plain = path;
        try {
            Path normal = Path.of(path).normalize();
            plain = (normal.startsWith("..") ? normal.toAbsolutePath().normalize() : normal).toString();
        } catch (InvalidPathException e) {
            // What is no path was not read; it is told of by what was given.
        }
        StringBuilder uri = new StringBuilder(plain.startsWith("/") ? "file://" : "");
        for (byte b : plain.getBytes(UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                uri.append((char) b);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return uri.toString();
    }

    @Override
    public void close(Summary summary) throws IOException {
        json.endArray();
        json.name("invocations").beginArray().beginObject();
        json.name("executionSuccessful").value(summary.failed() == 0 && !summary.bug());
        json.name("exitCode").value(summary.exitCode());
        json.endObject().endArray();
        json.endObject().endArray().endObject();
        out.write('\n');
        json.flush();
    }
}
