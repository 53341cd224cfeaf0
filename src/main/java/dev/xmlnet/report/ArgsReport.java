package dev.xmlnet.report;

import com.google.gson.stream.JsonWriter;
import dev.xmlnet.xml.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Options as JSON; docs/args.md describes the shape. */
public final class ArgsReport {
    private ArgsReport() {}

    /** Writes all. */
    public static void json(List<WrittenInterface> all, Writer out) throws IOException {
        JsonWriter json = JsonText.writer(out);
        json.beginObject().name("interfaces").beginArray();
        for (WrittenInterface one : all) {
            json.beginObject();
            json.name("path").value(one.path());
            json.name("guest").value(one.guest());
            json.name("index").value(one.index());
            json.name("kind").value(one.kind().word());
            json.name("mac").value(one.mac());
            texts(json, "before", one.written().before());
            texts(json, "words", one.written().words());
            json.name("redirections").value(one.written().redirections());
            texts(json, "after", one.written().after());
            json.name("lost").beginArray();
            for (Diagnostic loss : one.written().losses()) {
                json.beginObject();
                json.name("severity").value(loss.severity().word());
                json.name("id").value(loss.id());
                json.name("message").value(loss.message());
                json.name("line")
                        .value(loss.location() == null ? null : loss.location().line());
                json.endObject();
            }
            json.endArray();
            json.endObject();
        }
        json.endArray().endObject();
        out.append('\n');
    }

    private static void texts(JsonWriter json, String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }
}
